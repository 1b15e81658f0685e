import { isObject, type JsonObject } from '../../dialects/native/json.ts'
import { internalServerException, modelStreamErrorException, UNEXPECTED_ERROR } from '../../errors.ts'
import type { ReceivedFrame } from '../aws/event-stream.ts'

/**
 * What the container sent of its answer; undefined for an event that nobody here knows.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_ResponseStream.html
 *
 * @throws ModelStreamErrorException, InternalServerException for the failures that the stream carries.
 */
export const createDecodePart =
  (backend: string) =>
  ({ headers, payload }: ReceivedFrame): Buffer | undefined => {
    const type = headers.get(':message-type')
    if (type === 'event') return headers.get(':event-type') === 'PayloadPart' ? payload : undefined
    const name = headers.get(':exception-type') ?? headers.get(':error-code') ?? 'an error'
    const { Message, ErrorCode } = readObject(payload)
    const told = [ErrorCode, Message ?? headers.get(':error-message')].filter(
      each => typeof each === 'string',
    )
    const detail = {
      hint: `SageMaker ended the stream of the backend ${backend} with ${[name, ...told].join(': ').slice(0, 500)}.`,
    }
    throw name === 'InternalStreamFailure'
      ? internalServerException(UNEXPECTED_ERROR, detail)
      : modelStreamErrorException(UNEXPECTED_ERROR, detail)
  }

const readObject = (payload: Buffer): JsonObject => {
  try {
    const value: unknown = JSON.parse(payload.toString('utf8'))
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}
