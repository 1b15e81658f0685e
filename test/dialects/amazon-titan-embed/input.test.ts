import { expect, test } from 'vitest'
import { onlyDimensions, onlyText, readInputText } from '../../../src/dialects/amazon-titan-embed/input.ts'

test('reads a text of 1 to 50,000 characters', () => {
  for (const text of ['a', 'a'.repeat(50_000), '👋'.repeat(50_000)])
    expect(readInputText({ inputText: text })).toBe(text)
  expect(() => readInputText({ inputText: 'a'.repeat(50_001) })).toThrow(
    'Malformed input request: expected maxLength: 50000, actual: 50001, please reformat your input and try again.',
  )
  expect(() => readInputText({ inputText: '' })).toThrow(
    'Malformed input request: expected minLength: 1, actual: 0, please reformat your input and try again.',
  )
})

test('takes one text and no image', () => {
  expect(onlyText({ texts: ['one'] })).toBe('one')
  expect(() => onlyText({ texts: [] })).toThrow('This model embeds one text per request, not 0.')
  expect(() => onlyText({ texts: ['one', 'two'] })).toThrow('This model embeds one text per request, not 2.')
  expect(() => onlyText({ texts: [], images: [Uint8Array.of(1)] })).toThrow(
    "This model doesn't support image input.",
  )
})

test('takes the lengths that there are', () => {
  expect(() => onlyDimensions(undefined, [256])).not.toThrow()
  expect(() => onlyDimensions(256, [256])).not.toThrow()
  expect(() => onlyDimensions(300, [256])).toThrow("This model doesn't support embeddings of 300 dimensions.")
})
