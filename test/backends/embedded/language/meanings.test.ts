import { describe, expect, test } from 'vitest'
import { deeds } from '../../../../src/backends/embedded/language/meanings/deeds.ts'
import { life } from '../../../../src/backends/embedded/language/meanings/life.ts'
import { notions } from '../../../../src/backends/embedded/language/meanings/notions.ts'
import { technology } from '../../../../src/backends/embedded/language/meanings/technology.ts'
import { topics } from '../../../../src/backends/embedded/language/meanings/topics.ts'
import { work } from '../../../../src/backends/embedded/language/meanings/work.ts'
import { meanings, topicsOf } from '../../../../src/backends/embedded/language/meanings.ts'
import { stem } from '../../../../src/backends/embedded/language/stem.ts'

const classesOf = (words: string): readonly number[] => {
  const stems = words.split(' ').map(stem)
  return (stems.length === 1 ? meanings().ofWord : meanings().ofPair).get(stems.join(' ')) ?? []
}

test.each([
  ['purchased', 'buying'],
  ['cars', 'vehicle'],
  ['fired', 'laid off'],
  ['dismiss', 'let go'],
  ['postpone', 'push back'],
  ['physician', 'doctors'],
  ['sign in', 'log in'],
])('%s means what %s does', (one, other) => {
  expect(classesOf(one).filter(meaning => classesOf(other).includes(meaning))).not.toHaveLength(0)
})

test('opposites share no meaning', () => {
  for (const [one = '', other = ''] of ['buy sell', 'turn_on turn_off', 'increase decrease', 'hot cold'].map(
    pair => pair.split(' ').map(word => word.replace('_', ' ')),
  ))
    expect(
      classesOf(one).filter(meaning => classesOf(other).includes(meaning)),
      one,
    ).toEqual([])
})

test('topics hold what is used of one thing', () => {
  const of = (word: string) => topicsOf().ofWord.get(stem(word)) ?? []
  expect(of('nurse').filter(topic => of('hospital').includes(topic))).not.toHaveLength(0)
})

describe.each(Object.entries({ deeds, life, notions, technology, topics, work }))('%s', (_, text) => {
  test('each line is a class of two to twenty words, or pairs of words', () => {
    const lines = text.trim().split('\n')
    expect(lines.length).toBeGreaterThan(90)
    for (const line of lines) {
      const entries = line.trim().split(' ')
      expect(entries.length, line).toBeGreaterThan(1)
      expect(entries.length, line).toBeLessThan(21)
      for (const entry of entries) expect(entry).toMatch(/^[a-z0-9]+(_[a-z0-9]+)?$/)
      expect(new Set(entries).size, line).toBe(entries.length)
    }
  })
})
