import { expect, test } from 'vitest'
import { createChunkIndexes, openWhenUsed } from '../../src/knowledge-bases/chunk-indexes.ts'
import { createExactIndex } from '../support/exact-chunk-index.ts'
import { createGate } from '../support/gate.ts'

const base = (id: string) => ({ id, dimensions: 2 })
const signal = new AbortController().signal

const createIndexes = (most: number) => {
  const events: string[] = []
  let failure: Error | undefined
  const indexes = createChunkIndexes(async ({ id }) => {
    if (failure !== undefined) throw failure
    events.push(`open ${id}`)
    return {
      ...createExactIndex(),
      destroy: async () => void events.push(`destroy ${id}`),
      close: async () => void events.push(`close ${id}`),
    }
  }, most)
  return {
    indexes,
    events,
    fail: (error?: Error) => {
      failure = error
    },
  }
}

test('an index is opened once, and those that were used least recently are closed', async () => {
  const { indexes, events } = createIndexes(2)
  const use = (id: string) => indexes.use(base(id), async () => id)
  expect(await Promise.all([use('a'), use('a')])).toEqual(['a', 'a'])
  await use('b')
  await use('a')
  await use('c')
  expect(events).toEqual(['open a', 'open b', 'open c', 'close b'])
  await use('b')
  expect(events.slice(4)).toEqual(['open b', 'close a'])
  await indexes.close()
  expect(events.slice(6).sort()).toEqual(['close b', 'close c'])
})

test('one that is used stays open', async () => {
  const { indexes, events } = createIndexes(1)
  const gate = createGate()
  const using = indexes.use(base('a'), () => gate.wait())
  await gate.reached
  await indexes.use(base('b'), async () => {})
  expect(events).toEqual(['open a', 'open b', 'close b'])
  gate.open()
  await using
  expect(events).toHaveLength(3)
})

test('one that could not be opened is tried again', async () => {
  const { indexes, events, fail } = createIndexes(2)
  fail(new Error('Full'))
  await expect(indexes.use(base('a'), async () => {})).rejects.toThrow('Full')
  fail()
  await indexes.use(base('a'), async () => {})
  expect(events).toEqual(['open a'])
})

test('one that is destroyed is opened anew', async () => {
  const { indexes, events } = createIndexes(2)
  await indexes.use(base('a'), async () => {})
  await Promise.all([indexes.destroy(base('a')), indexes.use(base('a'), async () => {})])
  await indexes.use(base('a'), async () => {})
  expect(events).toEqual(['open a', 'destroy a', 'close a', 'open a'])
})

test('an index that is open when it is used', async () => {
  const { indexes, events } = createIndexes(2)
  const index = openWhenUsed(indexes, base('a'))
  expect(events).toEqual([])
  const chunk = { id: 'c', text: 'Text.', vector: Float32Array.of(1, 0), metadata: {} }
  await index.put({ id: 'd', dataSourceId: 's', chunks: [chunk] })
  const search = () => index.search({ vector: Float32Array.of(1, 0), limit: 5 }, signal)
  expect(await search()).toMatchObject([{ id: 'c', documentId: 'd' }])
  await index.deleteSource('s')
  await index.delete(['d'])
  expect(await search()).toEqual([])
  await index.close()
  expect(events).toEqual(['open a'])
  await index.destroy()
  expect(events).toEqual(['open a', 'destroy a', 'close a'])
})
