import { expect, test } from 'vitest'
import { inOne } from '../../../src/backends/upstream/in-one.ts'

test('gives all at once, to one who still waits', async () => {
  const batches: number[][] = []
  for await (const batch of inOne([1, 2], new AbortController().signal)) batches.push(batch)
  expect(batches).toEqual([[1, 2]])
  await expect(inOne([1], AbortSignal.abort(new Error('gone'))).next()).rejects.toThrow('gone')
})
