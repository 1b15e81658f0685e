import { expect, test } from 'vitest'
import { encodeResponse, encodeStream } from '../../../src/dialects/mistral/encode-answer.ts'
import { answer } from '../../support/answers.ts'
import { batches, toEvents } from '../../support/to-events.ts'

const chatModel = 'mistral.mistral-large-2407-v1:0'
const withCall = answer(
  [{ text: 'Wait' }, { toolUse: { toolUseId: 'a', name: 'b', input: { location: 'Singapore' } } }],
  { stopReason: 'tool_use' },
)
const tool_calls = [{ id: 'a', function: { name: 'b', arguments: '{"location":"Singapore"}' } }]

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-chat-completion.html
test('an answer with a call', () => {
  expect(encodeResponse(withCall, chatModel)).toEqual({
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'Wait', tool_calls },
        stop_reason: 'tool_calls',
      },
    ],
  })
})

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-text-completion.html
test('an answer to a prompt', () => {
  const filtered = answer([{ text: 'a' }], { stopReason: 'content_filtered' })
  expect(encodeResponse(filtered, 'mistral.mixtral-8x7b-instruct-v0:1')).toEqual({
    outputs: [{ text: 'a', stop_reason: 'stop' }],
  })
})

test('the answer has the form of the body', async () => {
  const model = 'mistral.mistral-large-2402-v1:0'
  const hello = answer([{ text: 'Hello' }])
  const forms = [
    [{ messages: [] }, 'choices'],
    [{ prompt: 'Hi' }, 'outputs'],
  ] as const
  for (const [body, key] of forms) {
    expect(Object.keys(encodeResponse(hello, model, 'r-1', body))).toEqual([key])
    for await (const batch of encodeStream(batches(toEvents(hello)), model, 'r-1', {}, body))
      for (const chunk of batch) expect(chunk).toHaveProperty(key)
  }
})

test('calls come whole, with the end', async () => {
  const chunks: object[] = []
  for await (const batch of encodeStream(batches(toEvents(withCall)), chatModel, 'r-1')) chunks.push(...batch)
  expect(chunks).toEqual([
    { choices: [{ index: 0, message: { role: 'assistant', content: 'Wait' }, stop_reason: null }] },
    {
      choices: [
        { index: 0, message: { role: 'assistant', content: '', tool_calls }, stop_reason: 'tool_calls' },
      ],
      'amazon-bedrock-invocationMetrics': expect.objectContaining({ outputTokenCount: 386 }),
    },
  ])
})
