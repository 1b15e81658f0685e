import { expect, test } from 'vitest'
import { createEncoders } from '../../src/wire/encode-value.ts'
import { describeInput } from '../support/describe-input.ts'

const bytes = Uint8Array.from([104, 105])
const time = new Date('2026-01-01T00:00:00.500Z')
const { shapes } = describeInput(
  {
    text: { target: 'string' },
    bytes: { target: 'blob' },
    seconds: { target: 'timestamp' },
    inner: { target: 'Inner' },
    list: { target: 'Inners' },
    map: { target: 'InnersByKey' },
    document: { target: 'document' },
  },
  {
    Inner: {
      type: 'structure',
      members: { at: { target: 'ISO' }, bytes: { target: 'blob' }, inner: { target: 'Inner' } },
    },
    Inners: { type: 'list', member: { target: 'Inner' } },
    InnersByKey: { type: 'map', key: { target: 'string' }, value: { target: 'Inner' } },
    ISO: { type: 'timestamp', timestampFormat: 'iso8601' },
  },
)
const encodeInput = createEncoders(shapes)({ target: 'Input' })
const encode = (value: object): unknown => JSON.parse(JSON.stringify(encodeInput?.(value)))

test('says bytes in base64, and times in the format of their shape', () => {
  const inner = { at: time, bytes: Buffer.from(bytes), inner: { bytes, inner: {} } }
  const encoded = { at: '2026-01-01T00:00:00.500Z', bytes: 'aGk=', inner: { bytes: 'aGk=', inner: {} } }
  expect(encode({ bytes, seconds: time, inner, list: [inner, {}], map: { a: inner } })).toEqual({
    bytes: 'aGk=',
    seconds: 1_767_225_600.5,
    inner: encoded,
    list: [encoded, {}],
    map: { a: encoded },
  })
})

test('takes the part of a larger buffer that a view shows', () => {
  const view = new Uint8Array(Uint8Array.from([0, 104, 105, 0]).buffer, 1, 2)
  expect(encode({ bytes: view })).toEqual({ bytes: 'aGk=' })
})

test('leaves out what is undefined, keeps null, false, 0 and the empty', () => {
  const value = { text: undefined, inner: { at: undefined }, document: { a: null, b: false, c: 0, d: '' } }
  expect(encode(value)).toEqual({ inner: {}, document: { a: null, b: false, c: 0, d: '' } })
})

test('passes on members that no description has', () => {
  expect(encode({ news: { deep: [1] }, inner: { more: 1, bytes } })).toEqual({
    news: { deep: [1] },
    inner: { more: 1, bytes: 'aGk=' },
  })
})

test('does not change what it was given', () => {
  const value = { bytes, list: [{ at: time }], map: { a: { bytes } } }
  encode(value)
  expect(value).toEqual({ bytes, list: [{ at: time }], map: { a: { bytes } } })
  expect(value.list[0]?.at).toBe(time)
})

test('what holds no bytes and no times needs nothing', () => {
  const { shapes: plain } = describeInput({ text: { target: 'string' } })
  expect(createEncoders(plain)({ target: 'Input' })).toBeUndefined()
})
