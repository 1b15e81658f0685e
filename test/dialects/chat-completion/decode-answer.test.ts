import { expect, test } from 'vitest'
import { decodeAnswer, readCallId } from '../../../src/dialects/chat-completion/decode-answer.ts'

const form = { reason: 'finish_reason', delta: 'delta' } as const
const answer = (message: object, finish_reason = 'stop') => ({
  id: 'chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, logprobs: null, finish_reason }],
})
const contentOf = (message: object, reason?: string) =>
  decodeAnswer(answer(message, reason), form).output?.message?.content

// The answer with a function of https://platform.openai.com/docs/api-reference/chat/create, shortened.
test('a call of a tool', () => {
  const body = {
    ...answer(
      {
        content: null,
        refusal: null,
        tool_calls: [
          {
            id: 'call_abc123',
            type: 'function',
            function: { name: 'get_current_weather', arguments: '{\n"location": "Boston, MA"\n}' },
          },
        ],
      },
      'tool_calls',
    ),
    usage: { prompt_tokens: 82, completion_tokens: 17, total_tokens: 99 },
  }
  expect(decodeAnswer(body, form)).toEqual({
    output: {
      message: {
        role: 'assistant',
        content: [
          {
            toolUse: {
              toolUseId: 'call_abc123',
              name: 'get_current_weather',
              input: { location: 'Boston, MA' },
            },
          },
        ],
      },
    },
    stopReason: 'tool_use',
    usage: { inputTokens: 82, outputTokens: 17, totalTokens: 99 },
    metrics: undefined,
  })
})

test('reasoning in a member of its own', () => {
  const expected = [{ reasoningContent: { reasoningText: { text: 'Hm.' } } }, { text: 'Hello' }]
  expect(contentOf({ content: 'Hello', reasoning_content: 'Hm.' })).toEqual(expected)
  expect(contentOf({ content: 'Hello', reasoning: 'Hm.' })).toEqual(expected)
  expect(contentOf({ content: null, refusal: 'I cannot.' })).toEqual([{ text: 'I cannot.' }])
})

test('arguments as servers have them', () => {
  const call = (input: unknown, reason?: string) =>
    contentOf({ tool_calls: [{ id: 'a', function: { name: 'b', arguments: input } }] }, reason)
  const toolUse = { toolUseId: 'a', name: 'b' }
  expect(call('')).toEqual([{ toolUse: { ...toolUse, input: {} } }])
  expect(call({ c: 1 })).toEqual([{ toolUse: { ...toolUse, input: { c: 1 } } }])
  expect(call('{"c', 'length')).toEqual([{ toolUse: { ...toolUse, input: {} } }])
  for (const input of ['{"c', '[1]', '7'])
    expect(() => call(input)).toThrow(expect.objectContaining({ name: 'ModelErrorException' }))
})

test('a call without an identifier gets one', () => {
  expect(readCallId({ id: '' })).toMatch(/^tooluse_[0-9a-f]{32}$/)
  expect(readCallId({ id: 'a' })).toBe('a')
})

test.each([
  null,
  { choices: [] },
  { choices: [{}] },
  answer({ content: 7 }),
  answer({ tool_calls: {} }),
  answer({ tool_calls: [{ id: 'a', function: {} }] }),
])('%j is a failure of the model', body => {
  expect(() => decodeAnswer(body, form)).toThrow(expect.objectContaining({ name: 'ModelErrorException' }))
})
