import { expect, test } from 'vitest'
import { encodeResponse, encodeStream } from '../../../src/dialects/writer/encode-answer.ts'
import { answer } from '../../support/answers.ts'
import { batches, toEvents } from '../../support/to-events.ts'

const model = 'writer.palmyra-x4-v1:0'
const content = [{ reasoningContent: { reasoningText: { text: 'Hm.' } } }, { text: 'Hello' }]

// The members of the answer in https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-palmyra-x4.html
test('an answer as the guide has it', () => {
  const usage = { inputTokens: 43, outputTokens: 143, totalTokens: 186 }
  const message = { role: 'assistant', reasoning_content: null, content: 'Hello', tool_calls: [] }
  const choice = { index: 0, message, logprobs: null, finish_reason: 'stop', stop_reason: null }
  expect(encodeResponse(answer([{ text: 'Hello' }], { usage }), model, 'r-1')).toEqual({
    id: 'chatcmpl-r-1',
    object: 'chat.completion',
    created: expect.closeTo(Date.now() / 1_000, -1),
    model,
    choices: [choice],
    usage: { prompt_tokens: 43, total_tokens: 186, completion_tokens: 143, prompt_tokens_details: null },
    prompt_logprobs: null,
  })
})

test('reasoning stands beside the text', async () => {
  expect(encodeResponse(answer(content), model, 'r-1')).toMatchObject({
    choices: [{ message: { reasoning_content: 'Hm.', content: 'Hello' } }],
  })
  const chunks: object[] = []
  for await (const batch of encodeStream(batches(toEvents(answer(content))), model, 'r-1'))
    chunks.push(...batch)
  expect(chunks).toMatchObject([
    { object: 'chat.completion.chunk', choices: [{ delta: { role: 'assistant' } }] },
    { choices: [{ delta: { reasoning_content: 'Hm.' } }] },
    { choices: [{ delta: { content: 'Hello' } }] },
    { choices: [{ delta: {}, finish_reason: 'stop' }] },
  ])
})
