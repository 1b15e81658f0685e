import { mkdtemp, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IndexedDocument } from '../../../src/vectors/chunk-index.ts'
import { type OpenIndex, openIndex } from '../../../src/vectors/embedded/open-index.ts'

const DIMENSIONS = 6

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-open-'))
})
afterEach(() => rm(folder, { recursive: true }))

const open = (some: { readonly checkpointAfter?: number } = {}): OpenIndex =>
  openIndex({ folder, dimensions: DIMENSIONS, exactUnderFilter: 0, exactWithoutFilter: 0, ...some })

const document = (number: number, version = 0): IndexedDocument => ({
  id: `d${number}`,
  dataSourceId: 'source',
  chunks: Array.from({ length: 3 }, (_, at) => ({
    id: `d${number}-${at}`,
    text: `Document ${number}, part ${at}, version ${version}.`,
    vector: Float32Array.from({ length: DIMENSIONS }, (_, axis) =>
      Math.sin(number * (axis + 2) + at + version),
    ),
    metadata: { number, version },
  })),
})

const finish = (index: OpenIndex): void => {
  while (index.work());
}

const queries = [1, 20, 33].map(number => ({
  vector: document(number).chunks[0]?.vector ?? new Float32Array(DIMENSIONS),
  text: `document ${number}`,
  limit: 8,
}))
const answers = (index: OpenIndex) => [
  ...queries.map(query => index.search(query)),
  ...queries.map(({ text: _, ...query }) => index.search(query)),
  index.search({
    ...(queries[0] as (typeof queries)[0]),
    filter: { operator: 'lessThan', key: 'number', value: 5 },
  }),
]

/** Forty documents, some replaced, some deleted, some after the last checkpoint: as after a killed process. */
const fill = (index: OpenIndex): void => {
  for (let number = 0; number < 40; number++) index.put(document(number))
  finish(index)
  for (const number of [3, 20, 39]) index.put(document(number, 1))
  index.delete(['d4', 'd21'])
}

const reopened = (): unknown => {
  const index = open()
  finish(index)
  const found = answers(index)
  index.close()
  return found
}

test('closed and opened again it answers the same, without work', () => {
  const index = open()
  fill(index)
  finish(index)
  const before = answers(index)
  index.close()
  const again = open()
  expect(answers(again)).toEqual(before)
  expect(again.work()).toBe(false)
  again.close()
})

test('what came after the last checkpoint is read again from SQL', async () => {
  const index = open({ checkpointAfter: 1_000_000 })
  fill(index)
  const before = answers(index)
  index.close()
  await rm(join(folder, 'checkpoint-1'), { recursive: true })
  expect(reopened()).toEqual(before)
})

test.each(['rows', 'graph', 'manifest'])('a checkpoint whose %s is cut is built anew', async name => {
  const index = open()
  fill(index)
  finish(index)
  const before = answers(index)
  index.close()
  const [checkpoint = ''] = (await readdir(folder)).filter(each => each.startsWith('checkpoint-'))
  await truncate(join(folder, checkpoint, name), 100)
  expect(reopened()).toEqual(before)
})

test('removed and replaced chunks are compacted away, with the same answers', () => {
  const index = open({ checkpointAfter: 100 })
  for (let version = 0; version < 5; version++)
    for (let number = 0; number < 40; number++) {
      index.put(document(number, version))
      index.work()
    }
  index.delete(Array.from({ length: 25 }, (_, at) => `d${at + 15}`))
  finish(index)
  const plain = openIndex({ folder: join(folder, 'plain'), dimensions: DIMENSIONS })
  for (let number = 0; number < 15; number++) plain.put(document(number, 4))
  const scores = (opened: OpenIndex) =>
    queries.map(query => opened.search(query).map(({ id, score }) => [id, Math.round(score * 1e9)]))
  expect(scores(index)).toEqual(scores(plain))
  index.close()
  plain.close()
  const again = open()
  expect(again.search({ ...(queries[0] as (typeof queries)[0]), limit: 100 })).toHaveLength(45)
  again.close()
})

test('where no checkpoint can be written the index goes on', async () => {
  const index = open({ checkpointAfter: 1 })
  const moved = `${folder}-moved`
  await rename(folder, moved)
  await writeFile(folder, 'in the way')
  fill(index)
  finish(index)
  const before = answers(index)
  await rm(folder)
  await rename(moved, folder)
  expect((await readdir(folder)).filter(name => name.startsWith('checkpoint-'))).toEqual([])
  index.close()
  expect(reopened()).toEqual(before)
})

test('a source is deleted in parts', () => {
  const index = open()
  fill(index)
  let steps = 1
  while (index.deleteSome('source')) steps += 1
  expect(steps).toBeGreaterThan(1)
  expect(answers(index).flat()).toEqual([])
  expect(index.deleteSome('source')).toBe(false)
  index.close()
})
