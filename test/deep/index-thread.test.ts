import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { ChunkIndex } from '../../src/vectors/chunk-index.ts'
import type { EmbeddedIndexOptions } from '../../src/vectors/create-embedded-index.ts'
import { chunkIndexSuite, SUITE_DIMENSIONS } from '../vectors/chunk-index-suite.ts'

/** As it is built: from the sources the index runs in the event loop, here in its thread. */
const built = new URL('../../dist/vectors/create-embedded-index.js', import.meta.url).href
const { createEmbeddedIndex } = (await import(built)) as {
  createEmbeddedIndex: (options: EmbeddedIndexOptions) => Promise<ChunkIndex>
}

const home = await mkdtemp(join(tmpdir(), 'outcrop-index-thread-'))
afterAll(() => rm(home, { recursive: true, force: true }))

const options = { folder: join(home, 'base'), dimensions: SUITE_DIMENSIONS }
chunkIndexSuite('embedded, in its thread,', () => createEmbeddedIndex(options), {
  reopen: () => createEmbeddedIndex(options),
})
