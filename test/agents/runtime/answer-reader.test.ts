import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAnswerReader, withoutTags } from '../../../src/agents/runtime/answer-reader.ts'

const read = (pieces: readonly string[]) => {
  const reader = createAnswerReader()
  const told = pieces.map(piece => reader.push(piece)).join('')
  expect(reader.told()).toBe(told.length)
  return told
}

const part = fc.constantFrom('<answer>', '</answer>', '<ans', 'wer>', '</', '<', ' ', '\n', 'It is', 'é👋')
const text = fc.array(part, { maxLength: 12 }).map(parts => parts.join(''))
const cutting = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 60 })
const cut = (whole: string, sizes: readonly number[]): string[] => {
  const pieces: string[] = []
  for (let at = 0, next = 0; at < whole.length; next++) {
    const size = sizes[next % sizes.length] ?? 1
    pieces.push(whole.slice(at, at + size))
    at += size
  }
  return pieces
}

test('however an answer is cut, what is told of it is how it begins without its tags', () => {
  fc.assert(
    fc.property(text, cutting, (inner, sizes) => {
      const whole = `<answer>${inner}`
      expect(withoutTags(whole).startsWith(read(cut(whole, sizes)))).toBe(true)
    }),
  )
})

test('a whole answer is told to its last word', () => {
  fc.assert(
    fc.property(text, cutting, (inner, sizes) => {
      fc.pre(!inner.includes('</answer>'))
      const whole = ` <answer>${inner}</answer> `
      expect(read(cut(whole, sizes))).toBe(withoutTags(whole))
    }),
  )
})

test('what comes behind an answer is not told, such as the use of a tool in words', () => {
  expect(read(['<answer>It is he', 're.</answer>', '<tool>{"name": "look"}</tool>'])).toBe('It is here.')
})

test('nothing is told of what does not begin with the tag', () => {
  fc.assert(
    fc.property(text, cutting, (whole, sizes) => {
      fc.pre(!whole.trimStart().startsWith('<answer>'))
      expect(read(cut(whole, sizes))).toBe('')
    }),
  )
})

test('words are told as soon as they are sure', () => {
  const reader = createAnswerReader()
  expect(['<ans', 'wer>\nIt', ' is', ' here', ' </ans', 'wer>'].map(reader.push)).toEqual([
    ...['', 'It', ' is', ' here', '', ''],
  ])
})
