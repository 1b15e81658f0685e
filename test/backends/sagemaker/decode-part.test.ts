import { expect, test } from 'vitest'
import { decodeFrames } from '../../../src/backends/aws/event-stream.ts'
import { createDecodePart } from '../../../src/backends/sagemaker/decode-part.ts'
import { errorFrame, eventFrame, exceptionFrame } from '../../support/frames.ts'
import { partFrame } from '../../support/serve-sagemaker.ts'

const decodePart = createDecodePart('gpu')

const decode = async (bytes: Buffer) => {
  const reads = (async function* () {
    yield bytes
  })()
  for await (const [frame] of decodeFrames(reads)) if (frame !== undefined) return decodePart(frame)
  throw new Error('There is no frame')
}

test('a part is its bytes, whatever they are', async () => {
  const bytes = Buffer.from([0, 255, 128])
  expect(await decode(partFrame(bytes))).toEqual(bytes)
})

test('an event that nobody knows is none', async () => {
  expect(await decode(eventFrame('Heartbeat', {}))).toBeUndefined()
})

test('a failure says what SageMaker said, to whoever runs this server', async () => {
  const payload = { Message: 'Your model primary failed.', ErrorCode: 'ModelInvocationTimeExceeded' }
  await expect(decode(exceptionFrame('ModelStreamError', payload))).rejects.toMatchObject({
    name: 'ModelStreamErrorException',
    hint: 'SageMaker ended the stream of the backend gpu with ModelStreamError: ModelInvocationTimeExceeded: Your model primary failed..',
  })
  await expect(decode(exceptionFrame('InternalStreamFailure', 'no JSON'))).rejects.toMatchObject({
    name: 'InternalServerException',
    hint: expect.stringContaining('InternalStreamFailure'),
  })
  await expect(decode(errorFrame('InternalFailure', 'Broken.'))).rejects.toMatchObject({
    name: 'ModelStreamErrorException',
    hint: expect.stringContaining('InternalFailure: Broken.'),
  })
})
