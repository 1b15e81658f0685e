import { expect, test } from 'vitest'
import { memoise } from '../../../../src/backends/embedded/language/memoise.ts'

const counting = (most: number) => {
  const read: string[] = []
  const remembered = memoise((text: string) => {
    read.push(text)
    return text.toUpperCase()
  }, most)
  return { read, remembered }
}

test('reads a text once while it is asked for again and again', () => {
  const { read, remembered } = counting(2)
  for (const text of ['a', 'b', 'a', 'c', 'a', 'd', 'a', 'e', 'a'])
    expect(remembered(text)).toBe(text.toUpperCase())
  expect(read.filter(text => text === 'a')).toHaveLength(1)
})

test('forgets what was not asked for among the last texts', () => {
  const { read, remembered } = counting(2)
  for (const text of ['a', 'b', 'c', 'd', 'e', 'a']) expect(remembered(text)).toBe(text.toUpperCase())
  expect(read.filter(text => text === 'a')).toHaveLength(2)
})
