import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { contentHash } from '../../../src/knowledge-bases/ingestion/content-hash.ts'

test.each([0, 1, 1_048_576, 3_000_001])('SHA-256 of %i bytes', async length => {
  const bytes = new Uint8Array(length).fill(7)
  expect(await contentHash(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
})
