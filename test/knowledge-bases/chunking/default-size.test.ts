import { expect, test } from 'vitest'
import { countTokens } from '../../../src/knowledge-bases/chunking/count-tokens.ts'
import { chunkByDefault } from '../../../src/knowledge-bases/chunking/default-size.ts'
import { heading, paragraph } from './documents.ts'

const sentence = (number: number) => `Sentence ${number} tells that employees have days of annual leave.`
const sentences = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => sentence(from + index)).join(' ')

test('chunks of about 300 tokens end where sentences do', () => {
  const { chunks, parents } = chunkByDefault({ blocks: [paragraph(sentences(0, 200))] })
  expect(parents).toBeUndefined()
  expect(chunks.length).toBeGreaterThan(5)
  for (const { text } of chunks) expect(text).toMatch(/^Sentence .*\.$/)
  for (const { text } of chunks.slice(0, -1)) expect(countTokens(text)).toBeGreaterThan(280)
})

test('headings above are kept as context, and stay with what they stand above', () => {
  const { chunks } = chunkByDefault({
    title: 'Handbook',
    blocks: [
      heading('Leave', 1),
      heading('Annual', 2),
      paragraph(sentences(0, 40)),
      heading('Sick', 2),
      paragraph(sentences(40, 40)),
      heading('Travel', 1),
      paragraph(sentences(80, 2)),
    ],
  })
  expect(chunks[0]?.text).toMatch(/^Leave\n\nAnnual\n\nSentence 0 /)
  expect(chunks[0]?.headings).toEqual(['Handbook'])
  expect(chunks[1]?.headings).toEqual(['Handbook', 'Leave', 'Annual'])
  const sick = chunks.find(({ text }) => text.includes('Sick'))
  expect(sick?.text).toMatch(/Sick\n\nSentence 40 /)
  const travel = chunks.find(({ text }) => text.includes('Travel'))
  expect(travel?.text).toMatch(/Travel\n\nSentence 80 /)
  expect(chunks.every(({ text }) => !/(Leave|Annual|Sick|Travel)$/.test(text))).toBe(true)
})

test('a chunk far down in a table has the names of its columns as context', () => {
  const rows = Array.from({ length: 100 }, (_, row) => `Item ${row} | ${row} EUR | in stock since 2024`)
  const { chunks } = chunkByDefault({
    blocks: [heading('Prices', 1), { kind: 'table', text: ['Item | Price | Stock', ...rows].join('\n') }],
  })
  expect(chunks.at(-1)?.headings).toEqual(['Prices', 'Item | Price | Stock'])
})

test('a document without a word has no chunk', () => {
  expect(chunkByDefault({ blocks: [] })).toEqual({ chunks: [] })
})
