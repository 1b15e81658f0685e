import { expect, test } from 'vitest'
import { encodeResponse, idOf } from '../../../src/dialects/ai21-jamba/encode-response.ts'
import { answer } from '../../support/answers.ts'

test('an answer', () => {
  expect(encodeResponse(answer([{ text: 'a' }, { text: 'b' }]), 'ai21.jamba-instruct-v1:0', 'r-1')).toEqual({
    id: idOf('r-1'),
    choices: [{ index: 0, message: { role: 'assistant', content: 'ab' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 7520, completion_tokens: 386, total_tokens: 7906 },
  })
})
