import { expect, test } from 'vitest'
import { encodeHead } from '../../../src/dialects/chat-completion/encode-head.ts'

// https://platform.openai.com/docs/api-reference/chat/object
test('the identifier, the kind, the second and the model', () => {
  expect(encodeHead('chat.completion', 'openai.gpt-oss-20b-1:0', 'r-1')).toEqual({
    id: 'chatcmpl-r-1',
    object: 'chat.completion',
    created: expect.closeTo(Date.now() / 1_000, -1),
    model: 'openai.gpt-oss-20b-1:0',
  })
})
