import { expect, test } from 'vitest'
import { messageIn, readErrorMessage } from '../../../src/backends/upstream/read-error-message.ts'

test('finds the sentence in the forms that servers have', () => {
  const forms = [
    '{"error":{"message":"too long","type":"invalid_request_error"}}',
    '{"type":"error","error":{"type":"invalid_request_error","message":"too long"}}',
    '{"error":"too long"}',
    '{"object":"error","message":"too long","code":400}',
    '{"detail":"too long"}',
    '{"detail":[{"loc":["body"],"msg":"too long"}]}',
    'too long\n',
  ]
  for (const form of forms) expect(readErrorMessage(form)).toBe('too long')
})

test('a page, an empty body and another JSON say nothing', () => {
  for (const text of ['<html><body>Bad Gateway</body></html>', '', '[]', '{}', '7', 'null'])
    expect(readErrorMessage(text)).toBe('')
  expect(messageIn({ status: 1 })).toBeUndefined()
})

test('is as long as a sentence may be', () => {
  expect(readErrorMessage('x'.repeat(100_000))).toHaveLength(2_000)
})
