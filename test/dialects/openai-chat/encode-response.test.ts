import { expect, test } from 'vitest'
import { encodeResponse } from '../../../src/dialects/openai-chat/encode-response.ts'
import { answer } from '../../support/answers.ts'

const encode = (...parameters: Parameters<typeof answer>) =>
  encodeResponse(answer(...parameters), 'openai.gpt-oss-20b-1:0', 'r-1')

test('an answer with reasoning', () => {
  const content = [{ reasoningContent: { reasoningText: { text: 'Hm.' } } }, { text: 'Hello' }]
  expect(encode(content)).toEqual({
    id: 'chatcmpl-r-1',
    object: 'chat.completion',
    created: expect.closeTo(Date.now() / 1_000, -1),
    model: 'openai.gpt-oss-20b-1:0',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: '<reasoning>Hm.</reasoning>Hello' },
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 7520, completion_tokens: 386, total_tokens: 7906 },
  })
})

test('only calls have no content, nothing has an empty one', () => {
  expect(encode([{ toolUse: { toolUseId: 'a', name: 'b', input: {} } }])).toMatchObject({
    choices: [{ message: { content: null } }],
  })
  expect(encode([])).toMatchObject({ choices: [{ message: { content: '' } }] })
})
