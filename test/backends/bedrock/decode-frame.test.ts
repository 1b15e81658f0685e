import { describe, expect, test } from 'vitest'
import { decodeFrames, type ReceivedFrame } from '../../../src/backends/aws/event-stream.ts'
import { compileDecodeFrame } from '../../../src/backends/bedrock/decode-frame.ts'
import { readServiceShapes } from '../../../src/backends/bedrock/service-shapes.ts'
import { errorFrame, eventFrame, exceptionFrame } from '../../support/frames.ts'

const decodeFrame = compileDecodeFrame(
  readServiceShapes(),
  'ConverseStreamOutput',
  (name, payload) => ({ name, payload }),
  'real',
)

const frameOf = async (bytes: Buffer): Promise<ReceivedFrame> => {
  const reads = (async function* () {
    yield bytes
  })()
  for await (const [frame] of decodeFrames(reads)) if (frame !== undefined) return frame
  throw new Error('There is no frame')
}

const decode = async (bytes: Buffer) => {
  const frame = await frameOf(bytes)
  return decodeFrame(frame)
}

describe('a frame', () => {
  test('is an event', async () => {
    expect(await decode(eventFrame('messageStop', { stopReason: 'end_turn', p: 'abc' }))).toEqual({
      name: 'messageStop',
      payload: { stopReason: 'end_turn', p: 'abc' },
    })
  })

  test('is an exception by the name and status of its shape, with AWS’s text and members', async () => {
    const payload = { message: 'Stopped.', originalStatusCode: 500, originalMessage: 'overloaded' }
    await expect(decode(exceptionFrame('modelStreamErrorException', payload))).rejects.toMatchObject({
      name: 'ModelStreamErrorException',
      status: 424,
      message: 'Stopped.',
      members: { originalStatusCode: 500, originalMessage: 'overloaded' },
    })
    await expect(decode(exceptionFrame('throttlingException', { Message: 'Slow.' }))).rejects.toMatchObject({
      name: 'ThrottlingException',
      status: 429,
      message: 'Slow.',
    })
  })

  test('is an exception that the description does not know', async () => {
    await expect(decode(exceptionFrame('modelTiredException', {}))).rejects.toMatchObject({
      name: 'ModelTiredException',
      status: 500,
    })
    await expect(decode(exceptionFrame('constructor', {}))).rejects.toMatchObject({ name: 'Constructor' })
  })

  test('is an error without a model', async () => {
    await expect(decode(errorFrame('InternalFailure', 'An internal server error.'))).rejects.toMatchObject({
      name: 'ModelStreamErrorException',
      message: 'An internal server error.',
      hint: expect.stringContaining('InternalFailure'),
    })
  })

  test('that cannot be read ends the stream', async () => {
    const unreadable = expect.objectContaining({
      name: 'ModelStreamErrorException',
      hint: expect.stringContaining('cannot be read'),
    })
    await expect(decode(eventFrame('messageStop', '{"stopReason"'))).rejects.toEqual(unreadable)
    await expect(decode(eventFrame('messageStop', '[]'))).rejects.toEqual(unreadable)
    const frame = { headers: new Map(), payload: Buffer.from('{}') }
    expect(() => decodeFrame(frame)).toThrow(unreadable)
  })
})
