import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { ensureComplete } from '../../src/inference/ensure-complete.ts'

const stop: ConverseStreamOutput = { messageStop: { stopReason: 'end_turn' } }
const metadata: ConverseStreamOutput = {
  metadata: { usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 }, metrics: { latencyMs: 1 } },
}
const start: ConverseStreamOutput = { messageStart: { role: 'assistant' } }

const drain = async (batches: ConverseStreamOutput[][]) => {
  const seen: ConverseStreamOutput[][] = []
  const source = (async function* () {
    yield* batches
  })()
  for await (const batch of ensureComplete(source)) seen.push(batch)
  return seen
}

test('a whole stream passes as it is', async () => {
  const batches = [[start], [stop, metadata]]
  expect(await drain(batches)).toEqual(batches)
})

test.each([
  ['nothing', []],
  ['no messageStop', [[start], [metadata]]],
  ['no metadata', [[start, stop]]],
])('%s is a broken stream', async (_, batches) => {
  await expect(drain(batches)).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
})

test('what left early closes the source', async () => {
  let closed = false
  const source = (async function* () {
    try {
      yield [start]
      yield [stop, metadata]
    } finally {
      closed = true
    }
  })()
  for await (const _ of ensureComplete(source)) break
  expect(closed).toBe(true)
})
