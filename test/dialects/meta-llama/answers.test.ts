import { expect, test } from 'vitest'
import { collect } from '../../../src/conversation/collect.ts'
import {
  decodeResponse,
  decodeStream,
  encodeResponse,
  encodeStream,
} from '../../../src/dialects/meta-llama/answers.ts'
import { answer } from '../../support/answers.ts'
import { each } from '../../support/each.ts'
import { batches, toEvents } from '../../support/to-events.ts'

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-meta.html
const native = {
  generation: '\n\nHello!',
  prompt_token_count: 9,
  generation_token_count: 3,
  stop_reason: 'stop',
}

const read = async (generations: readonly string[], stop_reason = 'stop') =>
  collect(
    decodeStream(
      each([
        ...generations.map((generation, index) => ({
          generation,
          prompt_token_count: index === 0 ? 9 : null,
          generation_token_count: index + 1,
          stop_reason: null,
        })),
        { generation: '', prompt_token_count: null, generation_token_count: 9, stop_reason },
      ]),
    ),
  )

test('the answer without the lines before it', async () => {
  const { output, usage } = decodeResponse(native)
  expect(output?.message?.content).toEqual([{ text: 'Hello!' }])
  expect(usage).toEqual({ inputTokens: 9, outputTokens: 3, totalTokens: 12 })
  const streamed = await read(['\n\n', 'Hel', 'lo!'])
  expect(streamed.output).toEqual(output)
  expect(streamed.usage).toMatchObject({ inputTokens: 9, outputTokens: 9 })
})

test.each([
  [['{"na', 'me": "a", "parameters": {"x": 1}}']],
  [['<|py', 'thon_tag|>{"name": "a", "parameters"', ': {"x": 1}}']],
])('calls, streamed: %j', async pieces => {
  const { output, stopReason } = await read(pieces)
  expect(stopReason).toBe('tool_use')
  expect(output?.message?.content).toEqual([
    { toolUse: { toolUseId: expect.stringMatching(/^tooluse_[\w-]{36}$/), name: 'a', input: { x: 1 } } },
  ])
})

test('text and calls', async () => {
  const { output } = await read(['Wait <', 'b>.<|python', '_tag|>{"name": "a", "parameters": {}}'])
  expect(output?.message?.content).toEqual([
    { text: 'Wait <b>.' },
    { toolUse: expect.objectContaining({ name: 'a', input: {} }) },
  ])
})

test.each([
  [['{"a": ', '1}'], '{"a": 1}'],
  [['<', '|p'], '<|p'],
  [['2 <', ' 3 <'], '2 < 3 <'],
  [['Run <|python_tag|>', 'print(1)'], 'Run <|python_tag|>print(1)'],
])('%j is a text', async (pieces, text) => {
  const { output, stopReason } = await read(pieces)
  expect(output?.message?.content).toEqual([{ text }])
  expect(stopReason).toBe('end_turn')
  expect(decodeResponse({ ...native, generation: text }).output).toEqual(output)
})

test('a call that the limit cut is a text', async () => {
  const { output, stopReason } = await read(['{"name": "a", "para'], 'length')
  expect(output?.message?.content).toEqual([{ text: '{"name": "a", "para' }])
  expect(stopReason).toBe('max_tokens')
})

test('a long answer that may be a call is read once', async () => {
  const { output } = await read(['{', ...Array.from({ length: 50_000 }, () => '"abcdefgh": 1, ')])
  expect(output?.message?.content?.[0]?.text).toHaveLength(1 + 50_000 * 15)
})

test('a call without input is written with empty parameters', async () => {
  const call = { toolUse: { toolUseId: 't', name: 'a', input: {} } }
  const events = toEvents(answer([call])).filter(({ contentBlockDelta }) => contentBlockDelta === undefined)
  let generation = ''
  for await (const chunks of encodeStream(batches(events), 'm', 'r'))
    for (const chunk of chunks) generation += chunk.generation
  expect(generation).toBe('{"name": "a", "parameters": {}}')
  expect(encodeResponse(answer([call])).generation).toBe(generation)
})

test('the first chunk tells of the prompt', async () => {
  const chunks = []
  for await (const batch of encodeStream(batches(toEvents(answer([{ text: 'Hello' }]), 3)), 'm', 'r', {
    inputTokens: 5,
  }))
    chunks.push(...batch)
  expect(chunks.map(({ prompt_token_count }) => prompt_token_count)).toEqual([5, 18])
})
