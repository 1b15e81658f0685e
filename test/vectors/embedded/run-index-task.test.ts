import { expect, test } from 'vitest'
import type { IndexedDocument } from '../../../src/vectors/chunk-index.ts'
import type { OpenIndex } from '../../../src/vectors/embedded/open-index.ts'
import { pack, runIndexTask } from '../../../src/vectors/embedded/run-index-task.ts'

const recording = () => {
  const calls: unknown[] = []
  const index: OpenIndex = {
    put: document => calls.push(document),
    delete: ids => calls.push(ids),
    deleteSome: id => id === 'long',
    search: () => {
      throw new Error('no such vector')
    },
    work: () => false,
    close: () => {},
  }
  return { calls, index }
}

test('a document goes through one array of vectors unchanged', () => {
  const document: IndexedDocument = {
    id: 'd',
    dataSourceId: 's',
    parents: [{ id: 'p', text: 'parent' }],
    chunks: [1, 2].map(at => ({
      id: `c${at}`,
      text: 't',
      vector: Float32Array.of(at, -at),
      metadata: { at },
    })),
  }
  const { calls, index } = recording()
  expect(pack(document).vectors).toEqual(Float32Array.of(1, -1, 2, -2))
  expect(runIndexTask(index, { id: 4, put: pack(document) })).toEqual({ id: 4 })
  const empty = { id: 'e', dataSourceId: 's', chunks: [] }
  runIndexTask(index, { id: 5, put: pack(empty) })
  expect(calls).toEqual([document, empty])
})

test('each task has its answer, an error its text', () => {
  const { calls, index } = recording()
  expect(runIndexTask(index, { id: 1, delete: ['d'] })).toEqual({ id: 1 })
  expect(runIndexTask(index, { id: 2, deleteSource: 'long' })).toEqual({ id: 2, more: true })
  const search = { vector: new Float32Array(1), limit: 1 }
  expect(runIndexTask(index, { id: 3, search })).toEqual({ id: 3, error: 'no such vector' })
  expect(calls).toEqual([['d']])
})
