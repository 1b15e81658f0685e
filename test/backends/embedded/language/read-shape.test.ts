import { expect, test } from 'vitest'
import { readShape } from '../../../../src/backends/embedded/language/read-shape.ts'
import { words } from '../../../../src/backends/embedded/language/words.ts'

test.each([
  ['Summarise in 3 bullet points', { form: 'bullets', count: 3 }],
  ['give me three short, punchy takeaways', { form: 'bullets', count: 3 }],
  ['a numbered list of 5 items', { form: 'numbered', count: 5 }],
  ['a one-sentence summary', { form: 'sentences', count: 1 }],
  ['two to three sentences', { form: 'sentences', count: 2 }],
  ['in a single paragraph', { form: 'paragraphs', count: 1 }],
  ['Reply with exactly one word.', { words: 1 }],
  ['in no more than 25 words', { words: 25 }],
  ['in a word', { words: 1 }],
  ['as bullets', { form: 'bullets' }],
  ['2 bullets of at most 10 words', { form: 'bullets', count: 2, words: 10 }],
  ['the following points are wrong', {}],
  ['What time is it?', {}],
])('%s', (text, shape) => {
  expect(readShape(words(text))).toEqual(shape)
})
