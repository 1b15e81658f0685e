import { expect, test } from 'vitest'
import { UnreadableDocument } from '../../../src/knowledge-bases/parsing/unreadable-document.ts'

test('its message is the reason, and the cause is kept for the log', () => {
  const cause = new Error('deep inside')
  const error = new UnreadableDocument('The file is damaged.', { cause })
  expect(error).toBeInstanceOf(Error)
  expect(String(error)).toBe('UnreadableDocument: The file is damaged.')
  expect(error.cause).toBe(cause)
})
