import { describe, expect, test } from 'vitest'
import { separate } from '../../../../src/backends/embedded/language/separate.ts'

const asks = (piece: string): boolean => /summarise|classify|\?/i.test(piece) && piece.length < 200
const parts = (text: string): [string, string] => {
  const { instruction, material } = separate(text, asks)
  return [instruction, material]
}

describe('marked by the text itself', () => {
  test.each([
    ['<doc>The boat left.</doc>\nSummarise it.', 'Summarise it.', 'The boat left.'],
    ['Summarise:\n```\nThe boat left.\n```', 'Summarise:', 'The boat left.'],
    ['Summarise:\n"""\nThe boat left.\n"""', 'Summarise:', 'The boat left.'],
    ['Context: The boat left.\nQuestion: Who left?', 'Who left?', 'The boat left.'],
    ['Classify the text.\nText: It rains.\n', 'Classify the text.', 'It rains.'],
    ['Review: Cold soup.\nClassify the review:', 'Classify the review:', 'Cold soup.'],
  ])('%j', (text, instruction, material) => {
    expect(separate(text, asks)).toEqual({ instruction, material, marked: true })
  })
})

describe('told by form', () => {
  test.each([
    ['Summarise this.\n\nOne.\n\nTwo.', 'Summarise this.', 'One.\n\nTwo.'],
    ['One.\n\nTwo.\n\nSummarise the above.', 'Summarise the above.', 'One.\n\nTwo.'],
    ['Summarise:\nOne.\nTwo.', 'Summarise:', 'One.\nTwo.'],
    ["Classify 'It rains all day.' please", 'Classify   please', 'It rains all day.'],
    ['Classify as a, b or c: It rains all day again.', 'Classify as a, b or c:', 'It rains all day again.'],
    ['Classify as one of: good, bad. It rains.', 'Classify as one of: good, bad.', 'It rains.'],
    ['Classify as good or bad: late, cold', 'Classify as good or bad:', 'late, cold'],
    ['Classify this: rain', 'Classify this:', 'rain'],
    ['It rains. Is that good?', 'Is that good?', 'It rains.'],
  ])('%j', (text, instruction, material) => {
    expect(parts(text)).toEqual([instruction, material])
  })
})

test('a document keeps the labels inside it', () => {
  const document = 'Review of March\nContext: it rained.\nDecision: buy umbrellas.'
  expect(parts(`Summarise this.\n\n${document}`)).toEqual(['Summarise this.', document])
})

test('a text that asks nothing is material', () => {
  expect(parts('The boat left. It was late.')).toEqual(['', 'The boat left. It was late.'])
  expect(parts('One.\n\nTwo.')).toEqual(['', 'One.\n\nTwo.'])
  expect(parts('')).toEqual(['', ''])
})

test('tags that are not closed are text', () => {
  expect(parts('a < b and <c> d')[1]).toBe('a < b and <c> d')
})
