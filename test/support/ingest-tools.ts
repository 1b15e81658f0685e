import { MovableClock } from '../../src/clock.ts'
import { createDocumentStore } from '../../src/knowledge-bases/ingestion/create-document-store.ts'
import type { SyncTools } from '../../src/knowledge-bases/ingestion/run-sync.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createExactIndex, type ExactIndex } from './exact-chunk-index.ts'
import { createSimpleParts, type SimpleParts } from './simple-parts.ts'

export interface TestTools extends SyncTools, AsyncDisposable {
  readonly index: ExactIndex
  readonly parts: SimpleParts
  /** The texts of each call to the model. */
  readonly embedded: (readonly string[])[]
  readonly controller: AbortController
}

/** What documents are ingested with, in memory: a text's vector is its length. */
export const createIngestTools = async (job = 'JOB0000001'): Promise<TestTools> => {
  const store = await openStore(':memory:')
  const controller = new AbortController()
  const embedded: (readonly string[])[] = []
  return {
    source: { knowledgeBaseId: 'BASE000001', dataSourceId: 'SOURCE0001' },
    ingestion: undefined,
    index: createExactIndex(),
    parts: createSimpleParts({}),
    embedded,
    async embed(texts) {
      embedded.push(texts)
      return texts.map(text => Float32Array.of(text.length))
    },
    documents: createDocumentStore(store.db, new MovableClock()),
    job,
    signal: controller.signal,
    controller,
    [Symbol.asyncDispose]: () => store.close(),
  }
}
