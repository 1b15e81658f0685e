import { describe, expect, test } from 'vitest'
import { type Body, type BodyOptions, bodyMembers } from '../../../src/metering/invocation-log/body.ts'

const flags = { s3Config: undefined, imageDataDeliveryEnabled: true, videoDataDeliveryEnabled: true }
const bytes = Buffer.from([1, 2, 3])

const members = (body: Body, some: Partial<BodyOptions> = {}) => {
  const asides: [name: string, bytes: Uint8Array, isGzipped: boolean][] = []
  const setAside: BodyOptions['setAside'] = (...aside) => {
    asides.push(aside)
    return `s3://b/${aside[0]}`
  }
  const result = bodyMembers({ side: 'input', body, isDelivered: true, flags, setAside, ...some })
  return { result: JSON.parse(JSON.stringify(result)), asides }
}
const json = (value: unknown): Body => ({ contentType: 'application/json', json: value })
const native = (text: string, contentType = 'application/json'): Body => ({
  contentType,
  bytes: Buffer.from(text),
})

describe('shapes of Converse', () => {
  test('have each medium aside, by its flag, wherever it is', () => {
    const content = [
      { image: { format: 'png', source: { bytes } } },
      { document: { format: 'pdf', name: 'a', source: { bytes }, context: 'b' } },
      { video: { format: 'mp4', source: { bytes } } },
      { audio: { format: 'wav', source: { bytes } } },
      { toolResult: { toolUseId: 't', content: [{ image: { format: '../x', source: { bytes } } }] } },
    ]
    const { result, asides } = members(json({ messages: [{ role: 'user', content }] }))
    expect(asides).toEqual([
      ['input_image_1.png', bytes, false],
      ['input_document_2.pdf', bytes, false],
      ['input_video_3.mp4', bytes, false],
      ['input_image_4.bin', bytes, false],
    ])
    const at = (name: string) => ({ s3Location: { uri: `s3://b/${name}` } })
    expect(result.inputBodyJson.messages[0].content).toEqual([
      { image: { format: 'png', source: at('input_image_1.png') } },
      { document: { format: 'pdf', name: 'a', source: at('input_document_2.pdf'), context: 'b' } },
      { video: { format: 'mp4', source: at('input_video_3.mp4') } },
      { audio: { format: 'wav', source: {} } },
      {
        toolResult: {
          toolUseId: 't',
          content: [{ image: { format: '../x', source: at('input_image_4.bin') } }],
        },
      },
    ])
  })

  test('keep what only looks like a medium, and other bytes as base64', () => {
    const value = {
      image: 'a word',
      audio: null,
      video: { source: { bytes: 'text', text: 'b' } },
      redactedContent: bytes,
      input: { image: { source: null } },
    }
    const { result, asides } = members(json(value))
    expect(result.inputBodyJson).toEqual({ ...value, redactedContent: 'AQID' })
    expect(asides).toEqual([])
  })

  test('lie aside whole where they are larger than 100 KB, counted in bytes', () => {
    const { result, asides } = members(json({ text: 'ü'.repeat(60_000) }))
    expect(result).toEqual({ inputContentType: 'application/json', inputBodyS3Path: 's3://b/input.json.gz' })
    expect(asides).toMatchObject([['input.json.gz', expect.anything(), true]])
    expect(members(json({ text: 'u'.repeat(60_000) })).asides).toEqual([])
  })
})

describe('native bodies', () => {
  test('are JSON in the record, whatever they are called', () => {
    expect(members(native('{"a": [1, null]}')).result.inputBodyJson).toEqual({ a: [1, null] })
    expect(members(native('"b"', 'text/plain')).result.inputBodyJson).toBe('b')
  })

  test('lie aside where they are large, or no JSON', () => {
    const large = JSON.stringify('x'.repeat(110_000))
    expect(members(native(large)).asides).toEqual([['input.json.gz', Buffer.from(large), true]])
    expect(members(native(large, 'image/png')).asides).toMatchObject([
      ['input.bin', expect.anything(), false],
    ])
    expect(members(native('{"a":')).asides).toMatchObject([['input.bin', expect.anything(), false]])
  })

  test('are named after the side they are of', () => {
    expect(members(native('{}'), { side: 'output' }).result).toEqual({
      outputContentType: 'application/json',
      outputBodyJson: {},
    })
  })
})

test('a body that is not wanted is neither here nor aside', () => {
  for (const body of [json({ image: { source: { bytes } } }), native('x')]) {
    const { result, asides } = members(body, { isDelivered: false })
    expect(result).toEqual({ inputContentType: 'application/json' })
    expect(asides).toEqual([])
  }
})
