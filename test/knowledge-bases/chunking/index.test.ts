import type { ChunkingConfiguration } from '@aws-sdk/client-bedrock-agent'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChunkDraft } from '../../../src/knowledge-bases/chunk-draft.ts'
import { countTokens } from '../../../src/knowledge-bases/chunking/count-tokens.ts'
import { chunkDocument } from '../../../src/knowledge-bases/chunking/index.ts'
import { documentText } from '../../../src/knowledge-bases/document-text.ts'
import type { ParsedDocument } from '../../../src/knowledge-bases/parsed-document.ts'
import { anyDocument, embedded } from './documents.ts'

type Strategy = readonly [name: string, most: number, configuration: ChunkingConfiguration | undefined]

const fixed = (maxTokens: number, overlapPercentage: number): Strategy => [
  `FIXED_SIZE ${maxTokens} ${overlapPercentage} %`,
  maxTokens,
  { chunkingStrategy: 'FIXED_SIZE', fixedSizeChunkingConfiguration: { maxTokens, overlapPercentage } },
]
const hierarchical = (large: number, small: number, overlapTokens: number): Strategy => [
  `HIERARCHICAL ${large} ${small} ${overlapTokens}`,
  small,
  {
    chunkingStrategy: 'HIERARCHICAL',
    hierarchicalChunkingConfiguration: {
      levelConfigurations: [{ maxTokens: large }, { maxTokens: small }],
      overlapTokens,
    },
  },
]
const semantic = (maxTokens: number, bufferSize: number, breakpointPercentileThreshold: number): Strategy => [
  `SEMANTIC ${maxTokens} ${bufferSize} ${breakpointPercentileThreshold}`,
  maxTokens,
  {
    chunkingStrategy: 'SEMANTIC',
    semanticChunkingConfiguration: { maxTokens, bufferSize, breakpointPercentileThreshold },
  },
]

const strategies: readonly Strategy[] = [
  ['default', 300, undefined],
  fixed(300, 20),
  fixed(40, 99),
  fixed(30, 20),
  fixed(7, 1),
  fixed(3, 50),
  hierarchical(1_500, 300, 60),
  hierarchical(100, 30, 10),
  hierarchical(60, 25, 500),
  semantic(300, 0, 95),
  semantic(50, 1, 50),
  ['NONE', Number.POSITIVE_INFINITY, { chunkingStrategy: 'NONE' }],
]

/** Where every character of the document's text is in a chunk, but for white space. */
const lost = (text: string, chunks: readonly ChunkDraft[]): string => {
  const left = text.split('')
  for (const { start, end } of chunks) left.fill(' ', start, end)
  return left.join('').trim()
}

const pageAt = ({ blocks }: ParsedDocument, offset: number): number | undefined => {
  let end = 0
  for (const block of blocks) {
    end += block.text.length + 2
    if (offset < end) return block.page
  }
  return undefined
}

describe.each(strategies)('%s', (name, most, configuration) => {
  const chunk = async (document: ParsedDocument) => chunkDocument(document, configuration, embedded())

  test('loses no text, and its offsets, pages, sizes and parents are right', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async document => {
        const { text } = documentText(document)
        const { chunks, parents } = await chunk(document)
        expect(lost(text, chunks)).toBe('')
        for (const { text: own, start, end, page, parent } of chunks) {
          expect(own).toBe(text.slice(start, end))
          expect(own.trim()).toBe(own)
          // One emoji or ideograph may be more than the smallest limits.
          expect(countTokens(own)).toBeLessThanOrEqual(Math.max(most, 4))
          expect(page).toBe(name === 'NONE' ? undefined : pageAt(document, start))
          if (parents !== undefined) expect(parents[parent ?? -1]?.text).toContain(own)
        }
        expect(chunks.map(({ end }) => end)).toEqual(chunks.map(({ end }) => end).toSorted((a, b) => a - b))
      }),
      { numRuns: 60 },
    )
  })

  test('cuts no row of a table that fits', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => `row ${row} | price ${row * 3} | in stock`)
    const document: ParsedDocument = { blocks: [{ kind: 'table', text: rows.join('\n') }] }
    const { chunks } = await chunk(document)
    if (most < 20) return expect(chunks.length).toBeGreaterThan(60)
    const whole = new Set(rows)
    for (const { text } of chunks) for (const line of text.split('\n')) expect(whole).toContain(line)
    expect(chunks.flatMap(({ text }) => text.split('\n'))).toEqual(expect.arrayContaining(rows))
  })
})
