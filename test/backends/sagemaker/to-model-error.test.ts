import { describe, expect, test } from 'vitest'
import { readRefusal } from '../../../src/backends/aws/refusal.ts'
import { toModelError } from '../../../src/backends/sagemaker/to-model-error.ts'

const toError = (status: number, name: string | undefined, body: object = {}) =>
  toModelError(
    'gpu',
    'chat',
  )(
    readRefusal(
      status,
      { 'x-amzn-requestid': 'r-1', ...(name !== undefined && { 'x-amzn-errortype': name }) },
      Buffer.from(JSON.stringify(body)),
    ),
  )

const ofContainer = (
  OriginalStatusCode: unknown,
  OriginalMessage: unknown = '{"error":{"message":"Too long."}}',
) =>
  toError(424, 'ModelError', { Message: 'Received error from primary.', OriginalStatusCode, OriginalMessage })

describe('a refusal of SageMaker', () => {
  test('is Bedrock’s nearest', () => {
    for (const [status, name, expected] of [
      [429, 'ThrottlingException', 'ThrottlingException'],
      [429, 'ModelNotReadyException', 'ModelNotReadyException'],
      [503, 'ServiceUnavailable', 'ServiceUnavailableException'],
      [500, 'InternalFailure', 'InternalServerException'],
      [530, 'InternalDependencyException', 'InternalServerException'],
      [403, 'InvalidSignatureException', 'ServiceUnavailableException'],
      [400, 'ValidationError', 'ModelErrorException'],
      [403, 'AccessDeniedException', 'ModelErrorException'],
      [504, undefined, 'ModelTimeoutException'],
      [502, undefined, 'ServiceUnavailableException'],
      [429, undefined, 'ThrottlingException'],
      [500, undefined, 'InternalServerException'],
    ] as const)
      expect(toError(status, name).name).toBe(expected)
  })

  test('of an endpoint that is not there is the configuration’s fault', () => {
    expect(
      toError(400, 'ValidationError', { Message: 'Endpoint chat of account 1 not found.' }),
    ).toMatchObject({
      name: 'ModelErrorException',
      hint: 'SageMaker answered for the backend gpu with ValidationError (AWS request r-1): Endpoint chat of account 1 not found. Check "backends.gpu.endpointName", and whether this server may call it.',
      members: { originalStatusCode: 400, resourceName: 'chat' },
    })
  })

  test('of the container is the model’s', () => {
    expect(ofContainer(400)).toMatchObject({
      name: 'ValidationException',
      message: 'The model returned the following errors: Too long.',
    })
    expect(ofContainer(507)).toMatchObject({
      name: 'ModelErrorException',
      members: { originalStatusCode: 507, resourceName: 'chat' },
    })
    expect(ofContainer(429).name).toBe('ThrottlingException')
    expect(ofContainer(503).name).toBe('ServiceUnavailableException')
    expect(ofContainer(504).name).toBe('ModelTimeoutException')
    for (const odd of [undefined, 'many', 7, null])
      expect(ofContainer(odd, odd)).toMatchObject({
        name: 'ModelErrorException',
        members: { originalStatusCode: 500 },
      })
  })
})
