import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { modelTimeoutException } from '../../src/errors.ts'
import { meterEvents } from '../../src/inference/meter-events.ts'
import { gather } from '../support/gather.ts'
import { recordMeter } from '../support/record-meter.ts'

const text = (said: string): ConverseStreamOutput =>
  ({ contentBlockDelta: { contentBlockIndex: 0, delta: { text: said } } }) as ConverseStreamOutput
const usage = { inputTokens: 3, outputTokens: 2, totalTokens: 5 }
const end = { metadata: { usage, metrics: { latencyMs: 1 } } } as ConverseStreamOutput

const source = async function* (
  batches: readonly ConverseStreamOutput[][],
  failure?: Error,
): AsyncGenerator<ConverseStreamOutput[]> {
  yield* batches
  if (failure !== undefined) throw failure
}

test('the events pass as they are; what was said is told as it grows, and what it took at its end', async () => {
  const { meter, told } = recordMeter()
  const batches = [[text('12345678')], [text('9'), text('0')], [end]]
  expect(await gather(meterEvents(source(batches), meter))).toEqual(batches)
  expect(told).toEqual(['produced 2', 'produced 3', 'produced 3', `took ${JSON.stringify(usage)}`])
})

test('tools and reasoning are said too', async () => {
  const { meter, told } = recordMeter()
  const tool = { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: '{"a":1}' } } } }
  const thought = { contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { text: 'hm' } } } }
  await gather(meterEvents(source([[tool, thought] as ConverseStreamOutput[]]), meter))
  expect(told).toEqual(['produced 3'])
})

test('a failure passes: whoever asked knows whether another is asked', async () => {
  const { meter, told } = recordMeter()
  const failure = modelTimeoutException('late')
  await expect(gather(meterEvents(source([[text('a')]], failure), meter))).rejects.toBe(failure)
  expect(told).toEqual(['produced 1'])
})
