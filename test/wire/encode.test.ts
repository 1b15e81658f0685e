import { EventStreamCodec } from '@smithy/eventstream-codec'
import { describe, expect, test } from 'vitest'
import * as errors from '../../src/errors.ts'
import type { Member, Shape } from '../../src/wire/api.ts'
import { compileEncoder } from '../../src/wire/encode.ts'
import { describeInput } from '../support/describe-input.ts'

/** The answer of an operation whose output has these members. */
const encoder = (members: Record<string, Member>, shapes: Record<string, Shape> = {}, payload?: string) => {
  const { shapes: all, operation } = describeInput(members, shapes, payload)
  const encode = compileEncoder(all, { ...operation, input: null, output: 'Input', status: 202 })
  return (value: Record<string, unknown>, report: (error: unknown) => void = () => {}) =>
    encode(value, report)
}

const jsonOf = (body: unknown) => JSON.parse(Buffer.from(body as Uint8Array).toString())
const bytes = Uint8Array.from([104, 105])

describe('members outside of the body', () => {
  test('are headers, and not in the body', () => {
    const encode = encoder({
      latency: { target: 'integer', location: 'header', locationName: 'X-Some-Latency' },
      absent: { target: 'string', location: 'header', locationName: 'x-absent' },
      text: { target: 'string' },
    })
    const { headers, body } = encode({ latency: 12, text: 'x' })
    expect(headers).toEqual({ 'content-type': 'application/json', 'x-some-latency': '12' })
    expect(jsonOf(body)).toEqual({ text: 'x' })
  })

  test('may leave bytes as the whole body, with the type the operation says', () => {
    const encode = encoder(
      {
        body: { target: 'blob', location: 'payload' },
        contentType: { target: 'string', location: 'header', locationName: 'Content-Type' },
      },
      {},
      'body',
    )
    expect(encode({ body: bytes, contentType: 'text/plain' })).toEqual({
      status: 202,
      headers: { 'content-type': 'text/plain' },
      body: bytes,
    })
  })

  test('may leave a structure as the whole body', () => {
    const shapes: Record<string, Shape> = {
      Inner: { type: 'structure', members: { bytes: { target: 'blob' } } },
    }
    const encode = encoder({ inner: { target: 'Inner', location: 'payload' } }, shapes, 'inner')
    expect(jsonOf(encode({ inner: { bytes } }).body)).toEqual({ bytes: 'aGk=' })
  })
})

test('JSON is the body where no member is', () => {
  const { status, headers, body } = encoder({ text: { target: 'string' } })({ text: 'x', news: [1] })
  expect({ status, headers }).toEqual({ status: 202, headers: { 'content-type': 'application/json' } })
  expect(jsonOf(body)).toEqual({ text: 'x', news: [1] })
})

test('an operation without output answers its status alone', () => {
  const { shapes, operation } = describeInput({})
  const encode = compileEncoder(shapes, { ...operation, output: null, status: 204 })
  expect(encode({}, () => {})).toEqual({ status: 204, headers: {} })
})

describe('a stream of events', () => {
  const members = { text: { target: 'string' }, bytes: { target: 'blob' } }
  const thrown = (httpStatus: number): Shape => ({ type: 'structure', members: {}, error: { httpStatus } })
  const shapes = (withInternal: boolean): Record<string, Shape> => ({
    Events: {
      type: 'structure',
      union: true,
      eventstream: true,
      members: {
        chunk: { target: 'Chunk' },
        throttlingException: { target: 'ThrottlingException' },
        ...(withInternal && { internalServerException: { target: 'InternalServerException' } }),
      },
    },
    Chunk: { type: 'structure', members },
    ThrottlingException: thrown(429),
    InternalServerException: thrown(500),
  })
  const encoderOfEvents = (withInternal = true) =>
    encoder({ events: { target: 'Events', location: 'payload' } }, shapes(withInternal), 'events')

  const codec = new EventStreamCodec(
    raw => Buffer.from(raw).toString(),
    text => Buffer.from(text),
  )
  const framesOf = (chunk: Uint8Array) => {
    const buffer = Buffer.from(chunk)
    const frames = []
    for (let start = 0; start < buffer.length; start += buffer.readUInt32BE(start)) {
      const { headers, body } = codec.decode(buffer.subarray(start, start + buffer.readUInt32BE(start)))
      const named = Object.entries(headers).map(([name, { value }]) => [name, value])
      frames.push({ ...Object.fromEntries(named), payload: jsonOf(body) })
    }
    return frames
  }
  const event = (payload: object) => ({
    ':event-type': 'chunk',
    ':content-type': 'application/json',
    ':message-type': 'event',
    payload,
  })
  const exception = (name: string, payload: object) => ({
    ':exception-type': name,
    ':content-type': 'application/json',
    ':message-type': 'exception',
    payload,
  })

  const read = async (
    events: AsyncIterable<unknown[]>,
    encode = encoderOfEvents(),
    report?: (error: unknown) => void,
  ) => {
    const { status, headers, body } = encode({ events }, report)
    expect({ status, headers }).toEqual({
      status: 202,
      headers: { 'content-type': 'application/vnd.amazon.eventstream' },
    })
    const chunks = []
    for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(framesOf(chunk))
    return chunks
  }

  test('is one piece for each batch, and none for an empty one', async () => {
    const events = async function* () {
      yield [{ chunk: { text: 'a' } }, { chunk: { bytes } }]
      yield []
      yield [{ chunk: {} }]
    }
    expect(await read(events())).toEqual([[event({ text: 'a' }), event({ bytes: 'aGk=' })], [event({})]])
  })

  const failing = async function* (error: unknown) {
    yield [{ chunk: { text: 'a' } }]
    throw error
  }

  test('that fails ends with the modelled exception, and the failure is reported', async () => {
    const error = errors.throttlingException('Too many tokens.', { members: { more: 1 } })
    const reported: unknown[] = []
    expect(await read(failing(error), encoderOfEvents(), each => reported.push(each))).toEqual([
      [event({ text: 'a' })],
      [exception('throttlingException', { message: 'Too many tokens.', more: 1 })],
    ])
    expect(reported).toEqual([error])
  })

  test('that fails for a reason of ours says nothing of it', async () => {
    const chunks = await read(failing(new Error('secret')))
    expect(chunks[1]).toEqual([exception('internalServerException', { message: errors.UNEXPECTED_ERROR })])
  })

  test('that fails at an event which no description has is an internal error', async () => {
    const events = async function* () {
      yield [{ nonsense: {} }]
    }
    expect(await read(events())).toEqual([
      [exception('internalServerException', { message: errors.UNEXPECTED_ERROR })],
    ])
  })

  test('that models no such exception breaks off', async () => {
    const error = new Error('secret')
    await expect(read(failing(error), encoderOfEvents(false))).rejects.toBe(error)
  })

  test('that the client leaves stops what makes it', async () => {
    let stopped = false
    const events = async function* () {
      try {
        for (;;) yield [{ chunk: { text: 'a' } }]
      } finally {
        stopped = true
      }
    }
    for await (const chunk of encoderOfEvents()({ events: events() }).body as AsyncIterable<Uint8Array>) {
      expect(framesOf(chunk)).toHaveLength(1)
      break
    }
    expect(stopped).toBe(true)
  })
})
