import { expect, test } from 'vitest'
import { mapBatches } from '../../../src/dialects/native/map-batches.ts'

test('one array for each, but for empty ones', async () => {
  let isClosed = false
  async function* source() {
    try {
      yield [1, 2]
      yield [7]
      yield []
      yield [3]
    } finally {
      isClosed = true
    }
  }
  const twice = (value: number) => (value === 7 ? [] : [value, value])
  const mapped: number[][] = []
  for await (const batch of mapBatches(source(), twice)) mapped.push(batch)
  expect(mapped).toEqual([
    [1, 1, 2, 2],
    [3, 3],
  ])
  isClosed = false
  for await (const _ of mapBatches(source(), twice)) break
  expect(isClosed).toBe(true)
})
