import { expect, test } from 'vitest'
import { countTokens } from '../../../src/knowledge-bases/chunking/count-tokens.ts'
import { chunkByFixedSize } from '../../../src/knowledge-bases/chunking/fixed-size.ts'
import { paragraph } from './documents.ts'

const text = Array.from({ length: 100 }, (_, n) => `Number ${n} is a short sentence.`).join(' ')

test('each chunk repeats the end of the one before, within the percentage', () => {
  const { chunks } = chunkByFixedSize(
    { blocks: [paragraph(text)] },
    { maxTokens: 100, overlapPercentage: 20 },
  )
  for (const [index, chunk] of chunks.slice(1).entries()) {
    const before = chunks[index]
    const repeated = text.slice(chunk.start, before?.end)
    expect(before?.text.endsWith(repeated)).toBe(true)
    expect(chunk.text.startsWith(repeated)).toBe(true)
    expect(countTokens(repeated)).toBeLessThanOrEqual(20)
    expect(countTokens(repeated)).toBeGreaterThan(10)
  }
})

test('where a sentence is longer than the overlap, its last words are repeated', () => {
  const { chunks } = chunkByFixedSize({ blocks: [paragraph(text)] }, { maxTokens: 24, overlapPercentage: 15 })
  expect(chunks[1]?.text).toMatch(/^a short sentence\. Number|^short sentence\. Number/)
})

test('a chunk with what it repeats begins on the page of that', () => {
  const blocks = Array.from({ length: 10 }, (_, page) => paragraph(`Page ${page + 1} says this.`, page + 1))
  const { chunks } = chunkByFixedSize({ blocks }, { maxTokens: 30, overlapPercentage: 40 })
  for (const chunk of chunks) expect(chunk.text).toMatch(new RegExp(`^Page ${chunk.page} says`))
})

test('a file that would make chunks without end is refused', () => {
  const many = paragraph('word '.repeat(450_000))
  expect(() => chunkByFixedSize({ blocks: [many] }, { maxTokens: 1, overlapPercentage: 1 })).toThrow(
    /more than 200000 chunks/,
  )
})
