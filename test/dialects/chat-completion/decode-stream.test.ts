import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { collect } from '../../../src/conversation/collect.ts'
import { decodeChatStream } from '../../../src/dialects/chat-completion/decode-stream.ts'

async function* each(...chunks: unknown[]): AsyncGenerator<unknown[]> {
  for (const chunk of chunks) yield [chunk]
}

const decode = async (...chunks: unknown[]): Promise<ConverseStreamOutput[]> => {
  const events: ConverseStreamOutput[] = []
  const form = { reason: 'finish_reason', delta: 'delta' } as const
  for await (const batch of decodeChatStream(each(...chunks), form)) events.push(...batch)
  return events
}

const chunk = (delta: object, finish_reason: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason }],
})
const call = (index: number | undefined, input: string, rest: object = {}) => {
  const { name, ...members } = { name: undefined, ...rest }
  return chunk({ tool_calls: [{ index, ...members, function: { name, arguments: input } }] })
}

// https://platform.openai.com/docs/guides/function-calling#streaming
test('the events of two calls', async () => {
  const events = await decode(
    chunk({ role: 'assistant', content: 'Wait' }),
    call(0, '', { id: 'a', type: 'function', name: 'look' }),
    call(0, '{"b"'),
    call(0, ':1}'),
    call(1, '', { id: 'c', type: 'function', name: 'now' }),
    chunk({}, 'tool_calls'),
  )
  expect(events).toEqual([
    { messageStart: { role: 'assistant' } },
    { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Wait' } } },
    { contentBlockStop: { contentBlockIndex: 0 } },
    { contentBlockStart: { contentBlockIndex: 1, start: { toolUse: { toolUseId: 'a', name: 'look' } } } },
    { contentBlockDelta: { contentBlockIndex: 1, delta: { toolUse: { input: '{"b"' } } } },
    { contentBlockDelta: { contentBlockIndex: 1, delta: { toolUse: { input: ':1}' } } } },
    { contentBlockStop: { contentBlockIndex: 1 } },
    { contentBlockStart: { contentBlockIndex: 2, start: { toolUse: { toolUseId: 'c', name: 'now' } } } },
    { contentBlockStop: { contentBlockIndex: 2 } },
    { messageStop: { stopReason: 'tool_use' } },
    { metadata: { usage: undefined, metrics: undefined } },
  ])
})

// As some servers send them, each in one piece and without counting them.
test('calls that come whole, at one position', async () => {
  async function* source() {
    yield* each(
      call(0, '{}', { id: 'a', name: 'look' }),
      call(0, '{"x":1}', { id: 'b', name: 'look' }),
      chunk({ content: '' }, 'stop'),
    )
  }
  const { output, stopReason } = await collect(
    decodeChatStream(source(), { reason: 'finish_reason', delta: 'delta' }),
  )
  expect(stopReason).toBe('tool_use')
  expect(output?.message?.content).toEqual([
    { toolUse: { toolUseId: 'a', name: 'look', input: {} } },
    { toolUse: { toolUseId: 'b', name: 'look', input: { x: 1 } } },
  ])
})

test('the usage of every chunk, the last of which counts', async () => {
  const usage = { prompt_tokens: 3, completion_tokens: 1 }
  const events = await decode(
    { ...chunk({ content: 'a' }), usage },
    { ...chunk({}, 'stop'), usage: { ...usage, completion_tokens: 2 } },
    { ...chunk({ content: 'too late' }), usage: null },
  )
  expect(events.at(-1)).toMatchObject({ metadata: { usage: { inputTokens: 3, outputTokens: 2 } } })
  expect(JSON.stringify(events)).not.toContain('too late')
})

test('an error in the middle ends the stream with it', async () => {
  await expect(
    decode(chunk({ content: 'a' }), { error: { message: 'Out of memory' } }),
  ).rejects.toMatchObject({
    name: 'ModelStreamErrorException',
    hint: 'The upstream ended its stream with an error: Out of memory',
  })
})

test.each(['text', { choices: 7 }, call(0, '{}'), chunk({ content: 7 }), chunk({ tool_calls: [1] })])(
  '%j is a failure of the model',
  async value => {
    await expect(decode(value)).rejects.toMatchObject({ name: 'ModelErrorException' })
  },
)
