import { ConverseStreamCommand, InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { stubCredentials } from '../../support/bedrock-upstream.ts'
import { chunkFrame, errorFrame, exceptionFrame, messageFrames } from '../../support/frames.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'
import { serveHttp } from '../upstream/serve.ts'

const NOVA = 'amazon.nova-lite-v1:0'

beforeAll(() => stubCredentials())
afterAll(() => {
  vi.unstubAllEnvs()
})

type End = 'end' | 'reset'

/** A front whose upstream sends some bytes, one write each, and then ends or breaks off. */
const startFront = async (writes: readonly Buffer[], end: End): Promise<Started> => {
  const { url } = await serveHttp(async response => {
    response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' })
    for (const bytes of writes) {
      response.write(bytes)
      await new Promise(resolve => setTimeout(resolve, 5))
    }
    if (end === 'end') response.end()
    else response.destroy()
  })
  return startOutcrop({
    backends: { real: { type: 'bedrock', endpoint: url } },
    models: [{ model: '*', backends: ['real'] }],
  })
}

/** The events at the client until the end, and how it came. */
const converse = async (writes: readonly Buffer[], end: End = 'end') => {
  await using front = await startFront(writes, end)
  const texts: string[] = []
  const kinds: string[] = []
  try {
    const { stream } = await front.runtime.send(
      new ConverseStreamCommand({
        modelId: NOVA,
        messages: [{ role: 'user', content: [{ text: 'Hello?' }] }],
      }),
    )
    for await (const event of stream ?? []) {
      kinds.push(Object.keys(event)[0] ?? '')
      if (event.contentBlockDelta?.delta?.text !== undefined) texts.push(event.contentBlockDelta.delta.text)
    }
  } catch (error) {
    return { texts, kinds, error }
  }
  return { texts, kinds, error: undefined }
}

const words = ['One ', 'two ', 'three.']
const frames = messageFrames(words.join(''))
/** messageStart and two deltas. */
const begun = frames.slice(0, 3)
const fourth = frames[3] as Buffer

const badChecksum = (): Buffer => {
  const bytes = Buffer.from(fourth)
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] as number) ^ 1
  return bytes
}

describe('a stream that is cut at the upstream is an exception at the client, after each event once', () => {
  const cases: Record<string, { writes: Buffer[]; end?: End; name?: string; message?: string }> = {
    'half a frame': { writes: [...begun, fourth.subarray(0, 20)] },
    'half a frame in the same read': { writes: [Buffer.concat([...begun, fourth.subarray(0, 20)])] },
    'a wrong checksum': { writes: [...begun, badChecksum(), ...frames.slice(4)] },
    'a wrong checksum in the same read': {
      writes: [Buffer.concat([...begun, badChecksum(), ...frames.slice(4)])],
    },
    'no messageStop': { writes: begun },
    'a lost connection': { writes: begun, end: 'reset' },
    'an exception': {
      writes: [...begun, exceptionFrame('throttlingException', { message: 'Too many tokens.' }), fourth],
      name: 'ThrottlingException',
      message: 'Too many tokens.',
    },
    'the model’s exception': {
      writes: [
        ...begun,
        exceptionFrame('modelStreamErrorException', { message: 'It stopped.', originalStatusCode: 529 }),
      ],
      message: 'It stopped.',
    },
    'an error without a name': {
      writes: [...begun, errorFrame('InternalFailure', 'Something broke.')],
      message: 'Something broke.',
    },
  }
  test.each(Object.entries(cases))('%s', async (_, { writes, end, name, message }) => {
    const { texts, kinds, error } = await converse(writes, end)
    expect(texts).toEqual(words.slice(0, 2))
    expect(kinds).toEqual(['messageStart', 'contentBlockDelta', 'contentBlockDelta'])
    expect(error).toMatchObject({ name: name ?? 'ModelStreamErrorException', ...(message && { message }) })
  })

  test('without metadata', async () => {
    const { kinds, error } = await converse(frames.slice(0, -1))
    expect(kinds.at(-1)).toBe('messageStop')
    expect(error).toMatchObject({ name: 'ModelStreamErrorException' })
  })

  test('a whole one is none', async () => {
    const { texts, kinds, error } = await converse(frames)
    expect(error).toBeUndefined()
    expect(texts).toEqual(words)
    expect(kinds.slice(-2)).toEqual(['messageStop', 'metadata'])
  })
})

describe('a stream that is cut before anything came is an error with a status', () => {
  test.each([
    [
      'an exception',
      [exceptionFrame('throttlingException', { message: 'Too many.' })],
      'ThrottlingException',
    ],
    ['half a frame', [fourth.subarray(0, 20)], 'ModelErrorException'],
    ['nothing', [], 'ModelErrorException'],
  ])('%s', async (_, writes, name) => {
    const { kinds, error } = await converse(writes)
    expect(kinds).toEqual([])
    expect(error).toMatchObject({
      name,
      $metadata: { httpStatusCode: name === 'ThrottlingException' ? 429 : 424 },
    })
  })
})

test('native chunks before a cut come once, and then the exception', async () => {
  await using front = await startFront(
    [chunkFrame('{"n":1}'), chunkFrame('{"n":2}'), chunkFrame('{"n":3}').subarray(0, 30)],
    'end',
  )
  const { body } = await front.runtime.send(
    new InvokeModelWithResponseStreamCommand({ modelId: NOVA, body: '{}' }),
  )
  const chunks: string[] = []
  const read = async () => {
    for await (const { chunk } of body ?? []) chunks.push(Buffer.from(chunk?.bytes ?? []).toString())
  }
  await expect(read()).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
  expect(chunks).toEqual(['{"n":1}', '{"n":2}'])
})
