import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { encodeChatStream } from '../../../src/dialects/chat-completion/encode-stream.ts'
import { batches } from '../../support/to-events.ts'

const encode = async (...events: ConverseStreamOutput[]) => {
  const items: unknown[][] = []
  for await (const batch of encodeChatStream(batches(...events.map(event => [event])), item => [{ ...item }]))
    items.push(batch)
  return items
}

const delta = (contentBlockIndex: number, value: object) =>
  ({ contentBlockDelta: { contentBlockIndex, delta: value } }) as ConverseStreamOutput
const metadata = { usage: undefined, metrics: undefined }
const end: ConverseStreamOutput[] = [{ messageStop: { stopReason: 'tool_use' } }, { metadata }]

test('the items of a message', async () => {
  expect(
    await encode(
      { messageStart: { role: 'assistant' } },
      delta(0, { reasoningContent: { text: 'Hm' } }),
      delta(0, { reasoningContent: { text: '.' } }),
      { contentBlockStop: { contentBlockIndex: 0 } },
      delta(1, { text: 'Wait' }),
      { contentBlockStop: { contentBlockIndex: 1 } },
      { contentBlockStart: { contentBlockIndex: 2, start: { toolUse: { toolUseId: 'a', name: 'b' } } } },
      delta(2, { toolUse: { input: '{}' } }),
      ...end,
    ),
  ).toEqual([
    [{ role: 'assistant' }],
    [{ text: '<reasoning>Hm' }],
    [{ text: '.' }],
    [{ text: '</reasoning>' }],
    [{ text: 'Wait' }],
    [{ call: { index: 0, id: 'a', name: 'b', input: '' } }],
    [{ call: { index: 0, input: '{}' } }],
    [{ stopReason: 'tool_use', metadata }],
  ])
})

test('reasoning that nobody closes is closed before the text', async () => {
  const reasoning = delta(0, { reasoningContent: { text: 'Hm' } })
  expect(await encode(reasoning, delta(1, { text: 'a' }), ...end)).toEqual([
    [{ text: '<reasoning>Hm' }],
    [{ text: '</reasoning>' }, { text: 'a' }],
    [{ stopReason: 'tool_use', metadata }],
  ])
  expect((await encode(reasoning, ...end)).at(-1)).toEqual([
    { text: '</reasoning>' },
    { stopReason: 'tool_use', metadata },
  ])
})

test.each([0, 1])('without its event %d the stream is cut', async missing => {
  await expect(encode(...end.filter((_, index) => index !== missing))).rejects.toMatchObject({
    name: 'ModelStreamErrorException',
  })
})
