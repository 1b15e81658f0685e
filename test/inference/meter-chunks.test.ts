import { expect, test } from 'vitest'
import { modelTimeoutException } from '../../src/errors.ts'
import { meterChunks } from '../../src/inference/meter-chunks.ts'
import { gather } from '../support/gather.ts'
import { recordMeter } from '../support/record-meter.ts'

const chunk = (body: unknown): Uint8Array => Buffer.from(JSON.stringify(body))
const said = chunk({ type: 'content_block_delta', delta: { text: 'some thirty bytes of it' } })
const metrics = {
  inputTokenCount: 12,
  outputTokenCount: 5,
  invocationLatency: 9,
  firstByteLatency: 4,
  cacheReadInputTokenCount: 3,
  cacheWriteInputTokenCount: 1,
}
const last = chunk({ type: 'message_stop', 'amazon-bedrock-invocationMetrics': metrics })

const source = async function* (batches: readonly Uint8Array[][], failure?: Error) {
  yield* batches
  if (failure !== undefined) throw failure
}

test('native chunks pass as they are, and the metrics of the last are what the call took', async () => {
  const { meter, told } = recordMeter()
  const batches = [[said, said], [last]]
  expect(await gather(meterChunks(source(batches), meter))).toEqual(batches)
  expect(told[0]).toBe(`produced ${Math.ceil((2 * said.length) / 30)}`)
  expect(JSON.parse(told.find(line => line.startsWith('took'))?.replace('took ', '') ?? '')).toMatchObject({
    inputTokens: 12,
    outputTokens: 5,
    cacheReadInputTokens: 3,
    cacheWriteInputTokens: 1,
  })
})

test('an answer without metrics ends with nothing known', async () => {
  const { meter, told } = recordMeter()
  const broken = Buffer.from('{"amazon-bedrock-invocationMetrics": ')
  await gather(meterChunks(source([[said], [broken]]), meter))
  expect(told.at(-1)).toBe('took {}')
})

test('a failure passes', async () => {
  const { meter, told } = recordMeter()
  const failure = modelTimeoutException('late')
  await expect(gather(meterChunks(source([[said]], failure), meter))).rejects.toBe(failure)
  expect(told.some(line => line.startsWith('took'))).toBe(false)
})
