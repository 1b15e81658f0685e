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

test('the events pass as they are; what was said is told as it grows, and the usage at its end', async () => {
  const { meter, told } = recordMeter()
  const batches = [[text('12345678')], [text('9'), text('0')], [end]]
  expect(await gather(meterEvents(source(batches), meter))).toEqual(batches)
  expect(told.slice(0, 3)).toEqual(['produced 2', 'produced 3', `ended ${JSON.stringify(usage)}`])
})

test('tools and reasoning are said too', async () => {
  const { meter, told } = recordMeter()
  const tool = { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: '{"a":1}' } } } }
  const thought = { contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { text: 'hm' } } } }
  await gather(meterEvents(source([[tool, thought] as ConverseStreamOutput[]]), meter))
  expect(told[0]).toBe('produced 3')
})

test('the last batch waits until the usage is kept', async () => {
  const { meter } = recordMeter()
  let keep = () => {}
  const kept = new Promise<void>(resolve => {
    keep = resolve
  })
  const events = meterEvents(source([[end]]), { ...meter, ended: () => kept })
  let arrived = false
  const first = events.next().then(() => {
    arrived = true
  })
  await new Promise(resolve => setImmediate(resolve))
  expect(arrived).toBe(false)
  keep()
  await first
  expect(arrived).toBe(true)
})

test('a failure is told and passed on', async () => {
  const { meter, told } = recordMeter()
  const failure = modelTimeoutException('late')
  await expect(gather(meterEvents(source([[text('a')]], failure), meter))).rejects.toBe(failure)
  expect(told).toContain('failed ModelTimeoutException')
})

test('a client that leaves is told', async () => {
  const { meter, told } = recordMeter()
  for await (const _ of meterEvents(source([[text('a')], [end]]), meter)) break
  expect(told).toEqual(['produced 1', 'failed AbortError'])
})
