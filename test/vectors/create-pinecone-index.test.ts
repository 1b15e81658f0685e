import fc from 'fast-check'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import type { MetadataFilter } from '../../src/vectors/chunk-index.ts'
import { createPineconeIndex } from '../../src/vectors/create-pinecone-index.ts'
import { PINECONE_UNFILTERABLE } from '../../src/vectors/pinecone/to-filter.ts'
import { type PineconeFault, type PineconeServer, servePinecone } from '../support/serve-pinecone.ts'
import { arbitraryFilter, arbitraryMetadata } from './arbitrary-metadata.ts'
import { chunkIndexSuite, SUITE_DIMENSIONS } from './chunk-index-suite.ts'
import { passes } from './metadata-oracle.ts'

const apiKey = 'pcsk_a-secret-key'
const fields = { textField: 'text', metadataField: 'metadata' }
const timing = { connect: 1_000, call: 5_000, pause: 1, patience: 2_000 }

const plain = await servePinecone({ apiKey, dimension: SUITE_DIMENSIONS })
const late = await servePinecone({ apiKey, dimension: SUITE_DIMENSIONS, metric: 'dotproduct', lag: 1 })
afterAll(async () => {
  await plain.close()
  await late.close()
})
afterEach(() => {
  plain.faults.length = 0
})

const open = (server: PineconeServer, namespace: string, some: object = {}) =>
  createPineconeIndex({
    base: 'BASE000001',
    location: { url: server.url, apiKey, namespace },
    fields,
    dimensions: SUITE_DIMENSIONS,
    timing,
    ...some,
  })

const skip = [
  {
    test: 'with a text, a chunk with its words comes first among equals',
    reason: 'Pinecone finds by meaning alone: such bases are not hybrid',
  },
  {
    test: 'words are looked for in what is searched, where it is more than the text',
    reason: 'Pinecone finds by meaning alone: such bases are not hybrid',
  },
  {
    test: 'a long and repetitive text is searched for',
    reason: 'Pinecone finds by meaning alone: such bases are not hybrid',
  },
  {
    test: 'every filter finds what its documentation says',
    reason: 'Pinecone cannot filter by parts of values; the others are tried below',
  },
]
const inSuite = () => open(plain, 'suite')
chunkIndexSuite('Pinecone', inSuite, { reopen: inSuite, skip })
const inLate = () => open(late, 'suite')
chunkIndexSuite('Pinecone, late to show what was written,', inLate, { reopen: inLate, skip })

const { signal } = new AbortController()
const vector = Float32Array.from({ length: SUITE_DIMENSIONS }, (_, at) => (at === 0 ? 1 : 0))
const document = (id: string, texts: readonly string[]) => ({
  id,
  dataSourceId: 'source',
  chunks: texts.map((text, at) => ({ id: `${id}-${at}`, text, vector, metadata: { at } })),
})
const textsOf = async (index: Awaited<ReturnType<typeof open>>) =>
  (await index.search({ vector, limit: 10 }, signal)).map(({ text }) => text).toSorted()

const isFilterable = (filter: MetadataFilter): boolean =>
  'filters' in filter ? filter.filters.every(isFilterable) : !PINECONE_UNFILTERABLE.has(filter.operator)

test('every filter that Pinecone has finds what its documentation says', async () => {
  const index = await open(plain, 'filters')
  const metadata = fc.sample(arbitraryMetadata, { numRuns: 120, seed: 20261121 })
  await index.put({
    id: 'd',
    dataSourceId: 'source',
    chunks: metadata.map((each, at) => ({ id: `c${at}`, text: 't', vector, metadata: each })),
  })
  await fc.assert(
    fc.asyncProperty(arbitraryFilter.filter(isFilterable), async filter => {
      const found = await index.search({ vector, filter, limit: 200 }, signal)
      const expected = metadata.flatMap((each, at) => (passes(filter, each) ? [`c${at}`] : []))
      expect(found.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
    }),
    { numRuns: 150, seed: 20261121 },
  )
  await index.destroy()
  expect(plain.records('filters')).toEqual([])
})

test('scores are the same by every metric', async () => {
  const scores: number[][] = []
  for (const metric of ['cosine', 'dotproduct', 'euclidean'] as const) {
    await using server = await servePinecone({ apiKey, dimension: SUITE_DIMENSIONS, metric })
    const index = await open(server, '')
    const chunks = [0, 0.5, 3].map((lean, at) => ({
      id: `c${at}`,
      text: 't',
      vector: vector.map((x, axis) => (axis === 1 ? lean : x)),
      metadata: {},
    }))
    await index.put({ id: 'd', dataSourceId: 's', chunks })
    const found = await index.search({ vector, limit: 3 }, signal)
    expect(found.map(({ id }) => id)).toEqual(['c0', 'c1', 'c2'])
    scores.push(found.map(({ score }) => score))
    await index.close()
  }
  const [first = []] = scores
  expect(first.at(0)).toBeCloseTo(1)
  for (const other of scores)
    for (const [at, score] of other.entries()) expect(score).toBeCloseTo(first[at] ?? 0)
})

test('an index that does not fit is refused with the reason, and without the key', async () => {
  await expect(open(plain, 'x', { dimensions: 9 })).rejects.toThrow(
    'it has 8 dimensions, the vectors of the embedding model 9',
  )
  await expect(open(plain, 'x', { fields: { textField: 'a', metadataField: 'a' } })).rejects.toThrow(
    'a name that cannot be',
  )
  await expect(open(plain, 'x', { fields: { textField: '$a', metadataField: 'a' } })).rejects.toThrow(
    'a name that cannot be',
  )
  const wrong = await open(plain, 'x', { location: { url: plain.url, apiKey: 'pcsk_wrong' } }).catch(String)
  expect(wrong).toContain('Pinecone refuses the API key')
  expect(wrong).not.toContain('pcsk_wrong')
  const gone = await servePinecone({ apiKey, dimension: 2 })
  await gone.close()
  const absent = await open(gone, 'x').catch(String)
  expect(absent).toContain('Pinecone could not be reached, or broke the connection off (ECONNREFUSED).')
  expect(absent).not.toContain(String(gone.port))
})

test('a chunk with more than Pinecone keeps is refused before anything is written', async () => {
  const index = await open(plain, 'large')
  await index.put(document('d', ['old']))
  await expect(index.put(document('d', ['new', 'ä'.repeat(21_000)]))).rejects.toThrow(
    'and Pinecone keeps 40960',
  )
  expect(plain.records('large')).toHaveLength(1)
  expect(await textsOf(index)).toEqual(['old'])
  await index.destroy()
})

test.each([
  ['at once', plain],
  ['late', late],
])(
  'a document of more chunks than one request takes is put, replaced and deleted (%s)',
  async (_, server) => {
    const index = await open(server, 'long')
    await index.put(
      document(
        'd',
        Array.from({ length: 1_100 }, (_, at) => `${at} ${'x'.repeat(1_500)}`),
      ),
    )
    expect(server.records('long')).toHaveLength(1_100)
    await index.put(document('d', ['new']))
    expect(server.records('long')).toHaveLength(1)
    await index.destroy()
  },
)

test('what is put off or lost is sent again, and nothing is twice', async () => {
  const index = await open(plain, 'busy')
  plain.faults.push(
    { on: '/vectors/upsert', is: { status: 429 } },
    { on: '/vectors/upsert', is: 'done and reset' },
  )
  await index.put(document('one', ['a', 'b']))
  expect(plain.faults).toEqual([])
  plain.faults.push({ on: '/query', is: { status: 503 } }, { on: '/query', is: 'reset' })
  expect(await textsOf(index)).toEqual(['a', 'b'])
  plain.faults.push(
    ...Array.from({ length: 4 }, () => ({ on: '/query', is: { status: 429, message: 'Too many' } })),
  )
  await expect(textsOf(index)).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: 'Pinecone answered 429: Too many',
  })
  await index.destroy()
})

test.each<[string, PineconeFault['is'], number]>([
  ['the connection breaks off again and again', 'reset', 4],
  ['the records are refused', { status: 400 }, 1],
])('where %s, the document stays what it was, also for who opens it next', async (_, is, times) => {
  const index = await open(plain, 'broken')
  await index.put(document('d', ['old 1', 'old 2']))
  // The note of the change comes first.
  plain.faults.push(
    ...Array.from({ length: times }, (_, at) => ({ on: '/vectors/upsert', is, after: at === 0 ? 1 : 0 })),
  )
  const put = index.put(document('d', ['new 1', 'new 2', 'new 3']))
  await expect(put).rejects.toMatchObject({ name: 'DependencyFailedException' })
  expect(await textsOf(index)).toEqual(['old 1', 'old 2'])
  const next = await open(plain, 'broken')
  expect(await textsOf(next)).toEqual(['old 1', 'old 2'])
  expect(plain.records('broken')).toHaveLength(2)
  await next.destroy()
})

test('a search is given up while Pinecone is silent, or when it takes too long', async () => {
  const index = await open(plain, 'silent', { timing: { ...timing, call: 200 } })
  plain.faults.push({ on: '/query', is: 'silence' }, { on: '/query', is: 'silence' })
  const controller = new AbortController()
  const searching = index.search({ vector, limit: 1 }, controller.signal)
  await vi.waitFor(() => expect(plain.faults).toHaveLength(1))
  controller.abort(new Error('given up'))
  await expect(searching).rejects.toThrow('given up')
  await expect(textsOf(index)).rejects.toThrow('Pinecone did not answer within 200 ms.')
  await index.close()
})
