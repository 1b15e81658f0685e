import { expect, test } from 'vitest'
import { decodeResponse, decodeStream } from '../../../src/dialects/mistral/decode-answer.ts'

// The answers of both pages of https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral.html
test('an answer of either form', () => {
  const text = { outputs: [{ text: 'Lemon juice.', stop_reason: 'length' }] }
  const message = { role: 'assistant', content: 'Lemon juice.' }
  const chat = { choices: [{ index: 0, message, stop_reason: 'length' }] }
  for (const body of [text, chat])
    expect(decodeResponse(body)).toEqual({
      output: { message: { role: 'assistant', content: [{ text: 'Lemon juice.' }] } },
      stopReason: 'max_tokens',
      usage: undefined,
      metrics: undefined,
    })
})

test.each([{}, { outputs: [] }, { outputs: [7] }, { outputs: [{ text: 7 }] }])('%j is neither', body => {
  expect(() => decodeResponse(body)).toThrow(expect.objectContaining({ name: 'ModelErrorException' }))
})

test('a stream of texts', async () => {
  async function* chunks() {
    yield [{ outputs: [{ text: 'Lemon', stop_reason: null }] }]
    yield [{ outputs: [{ text: '', stop_reason: 'stop' }] }]
  }
  const events: unknown[] = []
  for await (const batch of decodeStream(chunks())) events.push(...batch)
  expect(events).toEqual([
    { messageStart: { role: 'assistant' } },
    { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Lemon' } } },
    { contentBlockStop: { contentBlockIndex: 0 } },
    { messageStop: { stopReason: 'end_turn' } },
    { metadata: { usage: undefined, metrics: undefined } },
  ])
})
