import { expect, test } from 'vitest'
import { modelStreamErrorException } from '../../../src/errors.ts'
import { serverSentEvents } from '../../../src/wire/streams/server-sent-events.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

test('each event by its name', () => {
  const batch = [
    { name: 'messageStart', value: { role: 'assistant' } },
    { name: 'contentBlockDelta', value: { delta: { text: 'two\nlines' } } },
  ]
  expect(text(serverSentEvents.events(batch))).toBe(
    'event: messageStart\ndata: {"role":"assistant"}\n\n' +
      'event: contentBlockDelta\ndata: {"delta":{"text":"two\\nlines"}}\n\n',
  )
})

test('a native chunk as its own JSON, also where that has line breaks', () => {
  const bytes = Buffer.from('{\r\n"a": 1\n}').toString('base64')
  expect(text(serverSentEvents.events([{ name: 'chunk', value: { bytes } }]))).toBe(
    'event: chunk\ndata: {\ndata: "a": 1\ndata: }\n\n',
  )
})

test('a failure by the name of its exception', () => {
  expect(
    text(serverSentEvents.failure('modelStreamErrorException', modelStreamErrorException('cut\nshort'))),
  ).toBe('event: modelStreamErrorException\ndata: {"message":"cut\\nshort"}\n\n')
})

test('a hint is a comment', () => {
  const exception = modelStreamErrorException('cut', { hint: 'Ask\nagain.' })
  expect(text(serverSentEvents.failure('modelStreamErrorException', exception))).toBe(
    ': x-outcrop-hint: Ask?again.\nevent: modelStreamErrorException\ndata: {"message":"cut"}\n\n',
  )
})
