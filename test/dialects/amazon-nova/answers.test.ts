import { expect, test } from 'vitest'
import { collect } from '../../../src/conversation/collect.ts'
import {
  decodeResponse,
  decodeStream,
  encodeResponse,
  encodeStream,
} from '../../../src/dialects/amazon-nova/answers.ts'
import { answer } from '../../support/answers.ts'
import { each } from '../../support/each.ts'
import { batches, toEvents } from '../../support/to-events.ts'

// The form of the answer: https://docs.aws.amazon.com/nova/latest/nova2-userguide/request-response-schema.html
const native = {
  output: { message: { role: 'assistant', content: [{ text: 'Hello!' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 4, outputTokens: 31, totalTokens: 35 },
}

// The stream's form: https://docs.aws.amazon.com/nova/latest/userguide/using-invoke-api.html
const chunks = [
  { messageStart: { role: 'assistant' } },
  { contentBlockDelta: { delta: { text: 'Hel' }, contentBlockIndex: 0 } },
  { contentBlockDelta: { delta: { text: 'lo!' }, contentBlockIndex: 0 } },
  { contentBlockStop: { contentBlockIndex: 0 } },
  { messageStop: { stopReason: 'end_turn' } },
  {
    metadata: { usage: { inputTokens: 4, outputTokens: 31 }, metrics: {}, trace: {} },
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: 4,
      outputTokenCount: 31,
      invocationLatency: 511,
      firstByteLatency: 177,
    },
  },
]

test('reads the documented answer and the documented stream alike', async () => {
  const { output, stopReason, usage } = decodeResponse(native)
  const streamed = await collect(decodeStream(each(chunks)))
  expect(streamed).toMatchObject({ output, stopReason, usage, metrics: { latencyMs: 511 } })
})

test('the usage is known without invocation metrics', async () => {
  const last = { metadata: { usage: { inputTokens: 4, outputTokens: 31 } } }
  const { usage } = await collect(decodeStream(each([...chunks.slice(0, -1), last])))
  expect(usage).toMatchObject({ inputTokens: 4, outputTokens: 31, totalTokens: 35 })
})

test('a reason of built-in tools ends the turn', () => {
  expect(decodeResponse({ ...native, stopReason: 'max_tool_invocations' }).stopReason).toBe('end_turn')
  expect(encodeResponse(answer([], { stopReason: 'guardrail_intervened' })).stopReason).toBe('end_turn')
})

test('the cache is counted in words of its own', () => {
  expect(encodeResponse(answer([{ text: 'Hi' }])).usage).toEqual({
    inputTokens: 18,
    outputTokens: 386,
    totalTokens: 7906,
    cacheReadInputTokenCount: 0,
    cacheWriteInputTokenCount: 7502,
  })
})

test('metadata before the message ends is a cut stream', async () => {
  const events = toEvents(answer([{ text: 'Hi' }])).filter(({ messageStop }) => messageStop === undefined)
  const read = async () => {
    for await (const _ of encodeStream(batches(events), 'm', 'r'));
  }
  await expect(read()).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
})

test.each([
  { output: { message: { content: [{ video: {} }] } }, stopReason: 'end_turn' },
  { output: { message: { content: [{ toolUse: { name: 7 } }] } }, stopReason: 'end_turn' },
  { output: { message: { content: [{ reasoningContent: {} }] } }, stopReason: 'end_turn' },
  { output: { message: { content: [7] } }, stopReason: 'end_turn' },
  { output: { message: { content: [] } } },
])('cannot read %j', body => {
  expect(() => decodeResponse(body)).toThrow(expect.objectContaining({ name: 'ModelErrorException' }))
})

test.each([
  7,
  { contentBlockDelta: { delta: { text: 'no index' } } },
  { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: {} } } } },
  { contentBlockDelta: { contentBlockIndex: 0 } },
  { contentBlockStart: { contentBlockIndex: 0, start: { toolUse: {} } } },
])('cannot read the chunk %j', async chunk => {
  await expect(collect(decodeStream(each([chunk])))).rejects.toMatchObject({ name: 'ModelErrorException' })
})
