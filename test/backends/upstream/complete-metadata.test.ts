import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { completeMetadata, completeWhole } from '../../../src/backends/upstream/complete-metadata.ts'
import { each } from '../../support/each.ts'

const text = (content: string): ConverseStreamOutput => ({
  contentBlockDelta: { contentBlockIndex: 0, delta: { text: content } },
})
const last = (usage?: {
  inputTokens: number
  outputTokens: number
  totalTokens: number
}): ConverseStreamOutput => ({
  metadata: { usage, metrics: undefined },
})

const complete = async (batches: ConverseStreamOutput[][]) => {
  let uncounted = 0
  const events: ConverseStreamOutput[] = []
  const options = {
    latencyMs: () => 12.7,
    inputTokens: () => 7,
    countText: (content: string) => content.length,
    onUncounted: () => {
      uncounted += 1
    },
  }
  for await (const batch of completeMetadata(each(batches.flat()), options)) events.push(...batch)
  return { metadata: events.at(-1)?.metadata, uncounted }
}

test('the usage that is told stays as it is', async () => {
  const usage = { inputTokens: 3, outputTokens: 2, totalTokens: 5 }
  expect(await complete([[text('hello')], [last(usage)]])).toEqual({
    metadata: { usage, metrics: { latencyMs: 12 } },
    uncounted: 0,
  })
})

test('one that is not told is counted, of everything that came out', async () => {
  const long = 'x'.repeat(100_000)
  const call: ConverseStreamOutput = {
    contentBlockDelta: { contentBlockIndex: 1, delta: { toolUse: { input: '{}' } } },
  }
  const thought: ConverseStreamOutput = {
    contentBlockDelta: { contentBlockIndex: 2, delta: { reasoningContent: { text: 'abc' } } },
  }
  expect(
    await complete([
      [text(long), text('é')],
      [call, thought, last()],
    ]),
  ).toEqual({
    metadata: {
      usage: { inputTokens: 7, outputTokens: 100_006, totalTokens: 100_013 },
      metrics: { latencyMs: 12 },
    },
    uncounted: 1,
  })
})

test('an answer that came whole is the same', () => {
  const options = {
    latencyMs: () => 3,
    inputTokens: () => 7,
    countText: (content: string) => content.length,
    onUncounted() {},
  }
  expect(completeWhole([text('hello'), last()], options)[1]).toEqual({
    metadata: { usage: { inputTokens: 7, outputTokens: 5, totalTokens: 12 }, metrics: { latencyMs: 3 } },
  })
})
