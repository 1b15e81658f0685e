import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { createOpenSearchIndex } from '../../src/vectors/create-opensearch-index.ts'
import { stubCredentials } from '../support/bedrock-upstream.ts'
import type { FieldMapping } from '../support/opensearch-query.ts'
import { type Fault, type OpenSearchServer, serveOpenSearch } from '../support/serve-opensearch.ts'
import { chunkIndexSuite, SUITE_DIMENSIONS } from './chunk-index-suite.ts'

const fields = {
  vectorField: 'vector',
  textField: 'AMAZON_BEDROCK_TEXT_CHUNK',
  metadataField: 'AMAZON_BEDROCK_METADATA',
}
/** As AWS's guide has it. */
const mapping = (space_type = 'l2', dimension = SUITE_DIMENSIONS): Record<string, FieldMapping> => ({
  vector: { type: 'knn_vector', dimension, method: { name: 'hnsw', engine: 'faiss', space_type } },
  AMAZON_BEDROCK_TEXT_CHUNK: { type: 'text', index: true },
  AMAZON_BEDROCK_METADATA: { type: 'text', index: false },
})
const account = { username: 'admin', password: 'a-secret-password' }
const timing = { connect: 1_000, call: 5_000, pause: 1, patience: 2_000 }

const plain = await serveOpenSearch(account)
const serverless = await serveOpenSearch({
  signedFor: { service: 'aoss', region: 'eu-west-1' },
  serverlessLag: 1,
})
afterAll(async () => {
  await plain.close()
  await serverless.close()
})
afterEach(() => {
  plain.faults.length = 0
  vi.unstubAllEnvs()
})

const open = (server: OpenSearchServer, index: string, some: object = {}) =>
  createOpenSearchIndex({
    base: 'BASE000001',
    location: { url: server.url, ...account },
    index,
    fields,
    dimensions: SUITE_DIMENSIONS,
    clock: systemClock,
    timing,
    ...some,
  })

plain.createIndex('suite', mapping())
chunkIndexSuite('OpenSearch', () => open(plain, 'suite'), { reopen: () => open(plain, 'suite') })

serverless.createIndex('suite', mapping())
const openServerless = () => {
  stubCredentials()
  const location = { url: serverless.url, region: 'eu-west-1', service: 'aoss' }
  return open(serverless, 'suite', { location })
}
chunkIndexSuite('OpenSearch Serverless', openServerless, { reopen: openServerless })

const { signal } = new AbortController()
const vector = Float32Array.from({ length: SUITE_DIMENSIONS }, (_, at) => (at === 0 ? 1 : 0))
const document = (id: string, texts: readonly string[]) => ({
  id,
  dataSourceId: 'source',
  chunks: texts.map((text, at) => ({ id: `${id}-${at}`, text, vector, metadata: { at } })),
})
const textsOf = async (index: Awaited<ReturnType<typeof open>>) =>
  (await index.search({ vector, limit: 10 }, signal)).map(({ text }) => text).toSorted()

test('scores are the same in every space', async () => {
  const scores: number[][] = []
  for (const space of ['l2', 'cosinesimil', 'innerproduct']) {
    plain.createIndex(space, mapping(space))
    const index = await open(plain, space)
    const chunks = [0, 0.5, 3].map((lean, at) => ({
      id: `c${at}`,
      text: 't',
      vector: vector.map((x, axis) => (axis === 1 ? lean : x)),
      metadata: {},
    }))
    await index.put({
      id: 'd',
      dataSourceId: 's',
      chunks: [...chunks, { ...chunks[0], id: 'o', text: 't', vector: vector.map(x => -x), metadata: {} }],
    })
    scores.push((await index.search({ vector, limit: 4 }, signal)).map(({ score }) => score))
    await index.close()
  }
  const [first = []] = scores
  expect(first).toHaveLength(4)
  expect(first.at(0)).toBeCloseTo(1)
  expect(first.at(-1)).toBeCloseTo(0.2)
  for (const other of scores)
    for (const [at, score] of other.entries()) expect(score).toBeCloseTo(first[at] ?? 0)
})

test('an index that does not fit is refused with the reason, and without credentials', async () => {
  plain.createIndex('long', mapping('l2', 9))
  plain.createIndex('no-vector', { ...mapping(), vector: { type: 'text' } })
  plain.createIndex('nmslib', {
    ...mapping(),
    vector: { type: 'knn_vector', dimension: SUITE_DIMENSIONS, method: { engine: 'nmslib' } },
  })
  plain.createIndex('linf', mapping('linf'))
  plain.createIndex('words', { ...mapping(), AMAZON_BEDROCK_TEXT_CHUNK: { type: 'keyword' } })
  plain.createIndex('taken', { ...mapping(), outcrop_terms: { type: 'text' } })
  for (const [index, reason] of [
    ['long', 'the field vector has 9 dimensions, the vectors of the embedding model 8'],
    ['no-vector', 'the field vector is no knn_vector'],
    ['nmslib', 'nmslib cannot filter'],
    ['linf', 'must be l2, cosinesimil or innerproduct'],
    ['words', 'must be of text'],
    ['taken', 'the field outcrop_terms is of the type text'],
    ['absent', 'OpenSearch answered 404: index_not_found_exception: no such index [absent]'],
    ['../_all', 'The name of the index must be'],
    ['a,b', 'The name of the index must be'],
  ] as const)
    await expect(open(plain, index)).rejects.toThrow(reason)
  await expect(open(plain, 'suite', { fields: { ...fields, textField: 'vector' } })).rejects.toThrow(
    'a name of its own',
  )
  await expect(open(plain, 'suite', { fields: { ...fields, textField: 'outcrop_base' } })).rejects.toThrow(
    'a name that cannot be',
  )
  const wrong = await open(plain, 'suite', {
    location: { url: plain.url, username: 'admin', password: 'wrong-password' },
  }).catch(String)
  expect(wrong).toContain('OpenSearch refuses the credentials')
  expect(wrong).not.toContain('wrong-password')
  expect(wrong).not.toContain(Buffer.from('admin:wrong-password').toString('base64'))
  stubCredentials({ accessKeyId: 'AKIAOTHER00000000001', secretAccessKey: 'another' })
  await expect(
    open(serverless, 'suite', { location: { url: serverless.url, region: 'eu-west-1', service: 'aoss' } }),
  ).rejects.toThrow('OpenSearch refuses the credentials')
})

test('what is put off is sent again, whole bulks and single lines, and nothing twice', async () => {
  plain.createIndex('busy', mapping())
  const index = await open(plain, 'busy')
  plain.faults.push({ on: '_bulk', is: { status: 429 } })
  await index.put(document('one', ['a', 'b']))
  // The note of the change comes first.
  plain.faults.push(
    { on: '_bulk', is: { status: 429 } },
    { on: '_bulk', is: { status: 200 }, lines: { from: 1, status: 429 } },
  )
  plain.faults.push({ on: '_bulk', is: { status: 200 }, lines: { from: 1, status: 429 } })
  await index.put(document('two', ['c', 'd', 'e']))
  plain.faults.push({ on: '_search', is: { status: 503 } }, { on: '_search', is: 'reset' })
  expect(await textsOf(index)).toEqual(['a', 'b', 'c', 'd', 'e'])
  plain.faults.push(...Array.from({ length: 4 }, () => ({ on: '_search', is: { status: 503 } as const })))
  await expect(textsOf(index)).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: 'OpenSearch answered 503: planned: planned',
  })
  await index.destroy()
  expect(plain.documents('busy')).toEqual([])
})

test.each<[string, readonly Fault[]]>([
  [
    'the connection breaks off before',
    [
      { on: '_bulk', is: { status: 200 }, lines: { from: 9, status: 400 } },
      { on: '_bulk', is: 'reset' },
    ],
  ],
  [
    'the connection breaks off after it was done',
    [
      { on: '_bulk', is: { status: 200 }, lines: { from: 9, status: 400 } },
      { on: '_bulk', is: 'done and reset' },
    ],
  ],
  [
    'a line is refused',
    [
      { on: '_bulk', is: { status: 200 }, lines: { from: 9, status: 400 } },
      { on: '_bulk', is: { status: 200 }, lines: { from: 2, status: 400 } },
    ],
  ],
  [
    'the whole is refused',
    [
      { on: '_bulk', is: { status: 200 }, lines: { from: 9, status: 400 } },
      { on: '_bulk', is: { status: 500 } },
    ],
  ],
])('where %s, the document stays what it was, also for who opens it next', async (_, faults) => {
  plain.createIndex('broken', mapping())
  const index = await open(plain, 'broken')
  await index.put(document('d', ['old 1', 'old 2']))
  // The first bulk is the note of the change.
  plain.faults.push(...faults)
  await expect(index.put(document('d', ['new 1', 'new 2', 'new 3']))).rejects.toMatchObject({
    name: 'DependencyFailedException',
  })
  expect(plain.faults).toEqual([])
  expect(await textsOf(index)).toEqual(['old 1', 'old 2'])
  // As after a crash: nothing was closed.
  const next = await open(plain, 'broken')
  expect(await textsOf(next)).toEqual(['old 1', 'old 2'])
  expect(plain.documents('broken')).toHaveLength(2)
  await next.put(document('d', ['new']))
  expect(await textsOf(next)).toEqual(['new'])
  await next.close()
})

test('who opens it after a crash between the switch and the end finds the new document alone', async () => {
  plain.createIndex('crashed', mapping())
  const index = await open(plain, 'crashed')
  await index.put(document('d', ['old 1', 'old 2']))
  const before = plain.documents('crashed')
  await index.put(document('d', ['new 1', 'new 2']))
  const [{ outcrop_generation: old } = {}] = before
  const [{ outcrop_generation: generation } = {}] = plain.documents('crashed')
  // What the storage holds when the process ends before the old chunks are gone: one of them, and the note.
  const note = {
    outcrop_kind: 'note',
    outcrop_base: 'BASE000001',
    outcrop_note: JSON.stringify({ remove: [old], keep: [generation] }),
  }
  const lines = [before[0], note].map(each => `{"index":{}}\n${JSON.stringify(each)}\n`).join('')
  await fetch(`${plain.url}/crashed/_bulk?refresh=true`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-ndjson',
      authorization: `Basic ${Buffer.from('admin:a-secret-password').toString('base64')}`,
    },
    body: lines,
  })
  expect(await textsOf(index)).toEqual(['new 1', 'new 2', 'old 1'])
  const next = await open(plain, 'crashed')
  expect(await textsOf(next)).toEqual(['new 1', 'new 2'])
  expect(plain.documents('crashed')).toHaveLength(2)
  await next.close()
})

test('two bases share an index and know nothing of each other', async () => {
  plain.createIndex('both', mapping())
  const one = await open(plain, 'both')
  const other = await open(plain, 'both', { base: 'BASE000002' })
  await one.put(document('d', ['one']))
  await other.put(document('d', ['other']))
  expect(await textsOf(one)).toEqual(['one'])
  await one.destroy()
  expect(await textsOf(other)).toEqual(['other'])
  await other.destroy()
})

test('a search is given up while OpenSearch is silent, or when it takes too long', async () => {
  plain.createIndex('silent', mapping())
  const index = await open(plain, 'silent', { timing: { ...timing, call: 200 } })
  plain.faults.push({ on: '_search', is: 'silence' }, { on: '_search', is: 'silence' })
  const controller = new AbortController()
  const searching = index.search({ vector, limit: 1 }, controller.signal)
  await vi.waitFor(() => expect(plain.faults).toHaveLength(1))
  controller.abort(new Error('given up'))
  await expect(searching).rejects.toThrow('given up')
  await expect(index.search({ vector, limit: 1 }, signal)).rejects.toThrow(
    'OpenSearch did not answer within 200 ms.',
  )
  await index.close()
  await expect(index.search({ vector, limit: 1 }, signal)).rejects.toThrow('closed')
})

test('one that is not there is said to be so, without its address', async () => {
  const gone = await serveOpenSearch()
  await gone.close()
  const error = await open(gone, 'any').catch(String)
  expect(error).toContain('OpenSearch could not be reached, or broke the connection off (ECONNREFUSED).')
  expect(error).not.toContain(String(gone.port))
})
