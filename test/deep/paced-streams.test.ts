import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { stubCredentials } from '../support/bedrock-upstream.ts'
import { streamThroughProxies } from '../support/paced-stream.ts'

beforeAll(() => stubCredentials())
afterAll(() => {
  vi.unstubAllEnvs()
})

test('a stream of 67 seconds comes whole through proxies that cut what is idle for 60', async () => {
  const { text, whole, kinds, cut, outlived } = await streamThroughProxies(67, 60_000)
  expect(outlived).toBe(2)
  expect(text).toBe(whole)
  expect(kinds.slice(-2)).toEqual(['messageStop', 'metadata'])
  expect(cut).toBe(0)
})
