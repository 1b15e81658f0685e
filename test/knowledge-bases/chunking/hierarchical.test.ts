import { expect, test } from 'vitest'
import { countTokens } from '../../../src/knowledge-bases/chunking/count-tokens.ts'
import { chunkHierarchically } from '../../../src/knowledge-bases/chunking/hierarchical.ts'
import { paragraph } from './documents.ts'

const text = Array.from({ length: 400 }, (_, n) => `Number ${n} is a short sentence.`).join(' ')
const document = { blocks: [paragraph(text)] }

test('children lie in their parents, in both layers tokens are repeated', () => {
  const { chunks, parents = [] } = chunkHierarchically(document, {
    levelConfigurations: [{ maxTokens: 600 }, { maxTokens: 100 }],
    overlapTokens: 20,
  })
  expect(parents.length).toBeGreaterThan(4)
  for (const parent of parents) expect(countTokens(parent.text)).toBeLessThanOrEqual(600)
  for (const [index, { text: own }] of parents.slice(1).entries())
    expect(parents[index]?.text).toContain(own.slice(0, 40))
  for (const { text: own, parent } of chunks) expect(parents[parent ?? -1]?.text).toContain(own)
  expect(new Set(chunks.map(({ parent }) => parent)).size).toBe(parents.length)
  const starts = chunks.map(({ start }) => start)
  expect(new Set(starts).size).toBe(starts.length)
})

test('a document smaller than a parent is one', () => {
  const { chunks, parents } = chunkHierarchically(
    { blocks: [paragraph('Two sentences. No more.')] },
    { levelConfigurations: [{ maxTokens: 1_500 }, { maxTokens: 300 }], overlapTokens: 60 },
  )
  expect(parents).toEqual([{ text: 'Two sentences. No more.' }])
  expect(chunks).toEqual([{ text: 'Two sentences. No more.', headings: [], start: 0, end: 23, parent: 0 }])
})
