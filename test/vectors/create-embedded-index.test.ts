import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createEmbeddedIndex } from '../../src/vectors/create-embedded-index.ts'
import { chunkIndexSuite, SUITE_DIMENSIONS } from './chunk-index-suite.ts'

const home = await mkdtemp(join(tmpdir(), 'outcrop-index-'))
afterAll(() => rm(home, { recursive: true, force: true }))

const exact = { folder: join(home, 'exact'), dimensions: SUITE_DIMENSIONS }
chunkIndexSuite('embedded', () => createEmbeddedIndex(exact), { reopen: () => createEmbeddedIndex(exact) })

const byGraph = {
  folder: join(home, 'graph'),
  dimensions: SUITE_DIMENSIONS,
  exactUnderFilter: 0,
  exactWithoutFilter: 0,
  checkpointAfter: 50,
}
chunkIndexSuite('embedded, by its graph and with many checkpoints,', () => createEmbeddedIndex(byGraph), {
  reopen: () => createEmbeddedIndex(byGraph),
})

const { signal } = new AbortController()
const vector = new Float32Array(4).fill(1)
const document = (id: string) => ({
  id,
  dataSourceId: 'source',
  chunks: [{ id, text: id, vector, metadata: {} }],
})

test('a folder has one owner, and vectors of one size', async () => {
  const folder = join(home, 'owned')
  const index = await createEmbeddedIndex({ folder, dimensions: 4 })
  await expect(createEmbeddedIndex({ folder, dimensions: 4 })).rejects.toThrow('locked')
  await index.close()
  await expect(createEmbeddedIndex({ folder, dimensions: 5 })).rejects.toThrow('vectors of 4 dimensions')
  const again = await createEmbeddedIndex({ folder, dimensions: 4 })
  await again.destroy()
  const anew = await createEmbeddedIndex({ folder, dimensions: 5 })
  await anew.close()
})

test('a search that is given up while it waits is never begun', async () => {
  const index = await createEmbeddedIndex({ folder: join(home, 'aborted'), dimensions: 4 })
  const controller = new AbortController()
  const others = [1, 2, 3].map(() => index.search({ vector, limit: 1 }, signal))
  const waiting = index.search({ vector, limit: 1 }, controller.signal)
  controller.abort(new Error('given up'))
  await expect(waiting).rejects.toThrow('given up')
  expect(await Promise.all(others)).toEqual([[], [], []])
  await index.close()
})

test('more calls than may wait are refused, the others done', async () => {
  const index = await createEmbeddedIndex({ folder: join(home, 'queued'), dimensions: 4 })
  const puts = await Promise.allSettled(
    Array.from({ length: 1_100 }, (_, at) => index.put(document(`d${at}`))),
  )
  const refused = puts.filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]).toMatchObject({ reason: { name: 'ServiceUnavailableException' } })
  const found = await index.search({ vector, limit: 2_000 }, signal)
  expect(found).toHaveLength(puts.length - refused.length)
  await index.close()
})

test('a closed index answers no more, and closes again', async () => {
  const index = await createEmbeddedIndex({ folder: join(home, 'closed'), dimensions: 4 })
  const last = index.put(document('d'))
  await index.close()
  await expect(last).resolves.toBeUndefined()
  await expect(index.search({ vector, limit: 1 }, signal)).rejects.toThrow('closed')
  await expect(index.close()).resolves.toBeUndefined()
})
