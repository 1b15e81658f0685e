import { EventStreamCodec } from '@smithy/eventstream-codec'
import { expect, test } from 'vitest'
import { modelStreamErrorException } from '../../../src/errors.ts'
import { frames } from '../../../src/wire/streams/frames.ts'

const codec = new EventStreamCodec(
  bytes => Buffer.from(bytes).toString('utf8'),
  text => Buffer.from(text),
)
const decode = (bytes: Uint8Array) => {
  const { headers, body } = codec.decode(bytes)
  const texts = Object.entries(headers).map(([name, { value }]) => [name, value])
  return { headers: Object.fromEntries(texts), body: JSON.parse(Buffer.from(body).toString('utf8')) }
}

test('an event', () => {
  expect(decode(frames.events([{ name: 'messageStop', value: { stopReason: 'end_turn' } }]))).toEqual({
    headers: { ':event-type': 'messageStop', ':content-type': 'application/json', ':message-type': 'event' },
    body: { stopReason: 'end_turn' },
  })
})

test('a failure', () => {
  const exception = modelStreamErrorException('cut', { members: { originalStatusCode: 500 } })
  expect(decode(frames.failure('modelStreamErrorException', exception))).toEqual({
    headers: {
      ':exception-type': 'modelStreamErrorException',
      ':content-type': 'application/json',
      ':message-type': 'exception',
    },
    body: { message: 'cut', originalStatusCode: 500 },
  })
})

test('a hint is a header of its own, which a reader may leave', () => {
  const exception = modelStreamErrorException('cut', { hint: 'Füll it.\nAgain.' })
  const { headers, body } = decode(frames.failure('modelStreamErrorException', exception))
  expect(headers).toMatchObject({ ':message-type': 'exception', 'x-outcrop-hint': 'F?ll it.?Again.' })
  expect(body).toEqual({ message: 'cut' })
})
