import { expect, test } from 'vitest'
import { streamFormOf } from '../../../src/wire/streams/stream-form.ts'

test.each([
  [undefined, 'frames'],
  ['*/*', 'frames'],
  ['application/json', 'frames'],
  ['application/vnd.amazon.eventstream', 'frames'],
  ['text/event-stream', 'server-sent-events'],
  ['Text/Event-Stream; charset=utf-8, */*', 'server-sent-events'],
  ['text/plain', 'text'],
  ['text/html, text/plain;q=0.5', 'text'],
  ['application/vnd.amazon.eventstream, text/plain', 'frames'],
])('%s: %s', (accept, form) => {
  expect(streamFormOf(accept)).toBe(form)
})
