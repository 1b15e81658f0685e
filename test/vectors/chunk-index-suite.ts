import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  Chunk,
  ChunkIndex,
  ChunkSearch,
  FoundChunk,
  IndexedDocument,
  Metadata,
} from '../../src/vectors/chunk-index.ts'
import { arbitraryFilter, arbitraryMetadata } from './arbitrary-metadata.ts'
import { passes } from './metadata-oracle.ts'

/** Dimensions of the index that the suite is given. */
export const SUITE_DIMENSIONS = 8

export interface ChunkIndexSuiteOptions {
  /** Opens the same base again after it was closed. Absent: it keeps nothing of its own. */
  readonly reopen?: () => Promise<ChunkIndex>
  /** What this index cannot do: the test's title, and why. */
  readonly skip?: readonly { readonly test: string; readonly reason: string }[]
}

/** Along one axis, with a little of the next. */
const axis = (number: number, lean = 0): Float32Array =>
  Float32Array.from({ length: SUITE_DIMENSIONS }, (_, at) =>
    at === number % SUITE_DIMENSIONS ? 1 : at === (number + 1) % SUITE_DIMENSIONS ? lean : 0,
  )

const chunk = (id: string, some: Partial<Chunk> = {}): Chunk => ({
  id,
  text: `text of ${id}`,
  vector: axis(0),
  metadata: {},
  ...some,
})

const document = (id: string, chunks: readonly Chunk[], some: Partial<IndexedDocument> = {}) => ({
  id,
  dataSourceId: 'source-1',
  chunks,
  ...some,
})

const ids = (found: readonly FoundChunk[]): string[] => found.map(({ id }) => id)

/** The contract of `ChunkIndex`. */
export function chunkIndexSuite(
  name: string,
  open: () => Promise<ChunkIndex>,
  { skip = [], reopen }: ChunkIndexSuiteOptions = {},
): void {
  const titles = new Set<string>()

  describe(`${name} chunk index`, () => {
    let index: ChunkIndex
    beforeAll(async () => {
      index = await open()
    })
    afterAll(() => index.destroy())

    const check = (title: string, body: () => Promise<void>): void => {
      titles.add(title)
      const reason = skip.find(each => each.test === title)?.reason
      test.skipIf(reason !== undefined)(reason === undefined ? title : `${title} (${reason})`, async () => {
        for (const source of ['source-1', 'source-2']) await index.deleteSource(source)
        await body()
      })
    }
    const search = (some: Partial<ChunkSearch> = {}, signal = new AbortController().signal) =>
      index.search({ vector: axis(0), limit: 10, ...some }, signal)

    check('an empty index finds nothing', async () => {
      expect(await search()).toEqual([])
      expect(await search({ text: 'anything' })).toEqual([])
    })

    check('a chunk is found as it was put', async () => {
      const metadata: Metadata = {
        'x-amz-bedrock-kb-source-uri': 's3://bucket/größe 1.txt',
        year: 2024,
        ratio: -0.5,
        final: false,
        tags: ['a', 'b'],
        empty: [],
      }
      await index.put(
        document('d', [chunk('c', { text: 'An “odd”\ntext \u{1f600}', searched: 'Heading', metadata })]),
      )
      const [found] = await search()
      expect(found).toEqual({
        id: 'c',
        documentId: 'd',
        dataSourceId: 'source-1',
        text: 'An “odd”\ntext \u{1f600}',
        metadata,
        score: expect.any(Number),
      })
    })

    check(
      'results by meaning come nearest first, with scores from 0 to 1, and no more than asked for',
      async () => {
        const chunks = [0, 0.2, 0.5, 1, 3].map((lean, at) => chunk(`c${at}`, { vector: axis(0, lean) }))
        await index.put(document('d', [...chunks, chunk('opposite', { vector: axis(0).map(x => -x) })]))
        const found = await search({ limit: 6 })
        expect(ids(found)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'opposite'])
        const scores = found.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((one, other) => other - one))
        expect(new Set(scores).size).toBe(6)
        for (const score of scores) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
        }
        expect(ids(await search({ limit: 2 }))).toEqual(['c0', 'c1'])
      },
    )

    check('vectors of any length are compared by their direction', async () => {
      await index.put(
        document('d', [
          chunk('long', { vector: axis(0, 1).map(x => x * 40) }),
          chunk('short', { vector: axis(0).map(x => x / 50) }),
        ]),
      )
      expect(ids(await search())).toEqual(['short', 'long'])
      expect(ids(await search({ vector: axis(0).map(x => x * 1_000) }))).toEqual(['short', 'long'])
    })

    check('with a text, a chunk with its words comes first among equals', async () => {
      await index.put(
        document(
          'd',
          ['Invoices are paid monthly.', 'Parcels were shipped today.', 'Meetings begin at nine.'].map(
            (text, at) => chunk(`c${at}`, { text }),
          ),
        ),
      )
      const found = await search({ text: 'When was the parcel shipped?' })
      expect(ids(found)[0]).toBe('c1')
      expect(found).toHaveLength(3)
      for (const { score } of found) {
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
      }
    })

    check('words are looked for in what is searched, where it is more than the text', async () => {
      await index.put(
        document('d', [
          chunk('plain', { text: 'Ten days.' }),
          chunk('headed', { text: 'Twenty days.', searched: 'Parental leave\nTwenty days.' }),
        ]),
      )
      const [first] = await search({ text: 'parental leave' })
      expect(first).toMatchObject({ id: 'headed', text: 'Twenty days.' })
    })

    check('a text of stop words, marks or unknown words still finds by meaning', async () => {
      await index.put(document('d', [chunk('far', { vector: axis(3) }), chunk('near')]))
      for (const text of ['', 'what is the', '?!', 'zzyzx', '\u0000\ud800']) {
        expect(ids(await search({ text }))[0]).toBe('near')
      }
    })

    check('a long and repetitive text is searched for', async () => {
      await index.put(document('d', [chunk('other'), chunk('c', { text: 'A needle.' })]))
      const text = `${'needle haystack '.repeat(500)}${'x'.repeat(2_000)}`
      expect(ids(await search({ text }))[0]).toBe('c')
    })

    check('the parent of a chunk comes with it', async () => {
      const parents = [
        { id: 'p0', text: 'first' },
        { id: 'p1', text: 'second' },
      ]
      await index.put(
        document('d', [chunk('child', { parent: 1 }), chunk('orphan', { vector: axis(2) })], { parents }),
      )
      const [child, orphan] = await search()
      expect(child?.parent).toEqual({ id: 'p1', text: 'second' })
      expect(orphan && 'parent' in orphan).toBe(false)
    })

    check('a document is replaced as a whole', async () => {
      await index.put(
        document('d', [chunk('a'), chunk('b'), chunk('c')], { parents: [{ id: 'p', text: 'p' }] }),
      )
      await index.put(document('d', [chunk('b', { text: 'new' }), chunk('e')], { dataSourceId: 'source-2' }))
      const found = await search()
      expect(ids(found).toSorted()).toEqual(['b', 'e'])
      expect(found.find(({ id }) => id === 'b')).toMatchObject({ text: 'new', dataSourceId: 'source-2' })
      expect(await search({ text: 'text of a' })).toHaveLength(2)
      await index.put(document('d', []))
      expect(await search()).toEqual([])
    })

    check('deleted documents and sources are gone, unknown ones no error', async () => {
      for (const [id, dataSourceId] of [
        ['d1', 'source-1'],
        ['d2', 'source-1'],
        ['d3', 'source-2'],
        ['d4', 'source-2'],
      ] as const)
        await index.put(document(id, [chunk(`${id}-0`), chunk(`${id}-1`)], { dataSourceId }))
      await index.delete(['d1', 'unknown'])
      await index.delete([])
      expect(ids(await search()).toSorted()).toEqual(['d2-0', 'd2-1', 'd3-0', 'd3-1', 'd4-0', 'd4-1'])
      await index.deleteSource('source-2')
      await index.deleteSource('unknown')
      expect(ids(await search({ text: 'text' })).toSorted()).toEqual(['d2-0', 'd2-1'])
    })

    check('every filter finds what its documentation says', async () => {
      const metadata = fc.sample(arbitraryMetadata, { numRuns: 120, seed: 20261121 })
      await index.put(
        document(
          'd',
          metadata.map((each, at) => chunk(`c${at}`, { metadata: each, vector: axis(at, 0.1) })),
        ),
      )
      await fc.assert(
        fc.asyncProperty(arbitraryFilter, fc.boolean(), async (filter, hasText) => {
          const found = await search({ filter, limit: 200, ...(hasText && { text: 'text of c7' }) })
          const expected = metadata.flatMap((each, at) => (passes(filter, each) ? [`c${at}`] : []))
          expect(ids(found).toSorted()).toEqual(expected.toSorted())
        }),
        { numRuns: 150, seed: 20261121 },
      )
    })

    check(
      'a search sees a document as it was or as it is, whole, while it is replaced and deleted',
      async () => {
        const versionOf = (version: number) =>
          document(
            'd',
            Array.from({ length: 5 }, (_, at) =>
              chunk(`v${version}-${at}`, { text: `text ${version}`, metadata: { version } }),
            ),
          )
        await index.put(document('kept', [chunk('kept', { vector: axis(1) })]))
        let isDone = false
        const change = async (): Promise<void> => {
          for (let version = 0; version < 30; version++) {
            await index.put(versionOf(version))
            if (version % 3 === 2) await index.delete(['d'])
          }
          isDone = true
        }
        const look = async (some: Partial<ChunkSearch>): Promise<void> => {
          do {
            const found = await search(some)
            const versions = new Set(
              found.filter(({ id }) => id !== 'kept').map(({ metadata }) => metadata.version),
            )
            expect(versions.size).toBeLessThanOrEqual(1)
            expect(found).toHaveLength(versions.size === 0 ? 1 : 6)
          } while (!isDone)
        }
        await Promise.all([change(), look({}), look({ text: 'text' })])
      },
    )

    check('a vector of another size is refused, and changes nothing', async () => {
      await index.put(document('d', [chunk('c')]))
      const other = document('d', [chunk('e'), chunk('f', { vector: new Float32Array(3).fill(1) })])
      await expect(index.put(other)).rejects.toThrow()
      await expect(search({ vector: new Float32Array(3).fill(1) })).rejects.toThrow()
      expect(ids(await search())).toEqual(['c'])
    })

    check('a search that was given up before it began ends so', async () => {
      const reason = new Error('given up')
      await expect(search({}, AbortSignal.abort(reason))).rejects.toBe(reason)
    })

    check('what was put is there after it is opened again', async () => {
      if (reopen === undefined) return
      await index.put(
        document('d1', [chunk('a', { metadata: { year: 1 } }), chunk('b', { parent: 0 })], {
          parents: [{ id: 'p', text: 'parent' }],
        }),
      )
      await index.put(document('d2', [chunk('c')]))
      await index.delete(['d2'])
      const before = await search({ text: 'text of a' })
      await index.close()
      index = await reopen()
      expect(await search({ text: 'text of a' })).toEqual(before)
      await index.put(document('d3', [chunk('e')]))
      expect(ids(await search()).toSorted()).toEqual(['a', 'b', 'e'])
    })

    test('what it is said not to do is in the contract', () => {
      expect(skip.map(each => each.test).filter(title => !titles.has(title))).toEqual([])
    })
  })
}
