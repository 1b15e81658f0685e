import { describe, expect, test } from 'vitest'
import { readRefusal } from '../../../src/backends/aws/refusal.ts'
import { toBedrockError } from '../../../src/backends/bedrock/to-bedrock-error.ts'

const toError = (status: number, body: string, headers: Record<string, string> = {}) =>
  toBedrockError('real')(readRefusal(status, headers, Buffer.from(body)))

describe('a refusal of Bedrock', () => {
  test('is the client’s, word for word', () => {
    const headers = { 'x-amzn-errortype': 'ModelErrorException:http://x/', 'x-amzn-requestid': 'r-1' }
    const body = '{"message":"The model failed.","originalStatusCode":500,"resourceName":"m"}'
    expect(toError(424, body, headers)).toMatchObject({
      name: 'ModelErrorException',
      status: 424,
      message: 'The model failed.',
      messageKey: 'message',
      members: { originalStatusCode: 500, resourceName: 'm' },
      hint: 'The upstream of the backend real answered so (AWS request r-1).',
    })
    expect(
      toError(403, '{"Message":"User: x is not authorized"}', {
        'x-amzn-errortype': 'AccessDeniedException',
      }),
    ).toMatchObject({
      name: 'AccessDeniedException',
      status: 403,
      message: 'User: x is not authorized',
      messageKey: 'Message',
    })
  })

  test('of the server’s credentials is not', () => {
    expect(
      toError(403, '{"message":"bad"}', { 'x-amzn-errortype': 'InvalidSignatureException' }),
    ).toMatchObject({ name: 'ServiceUnavailableException' })
  })

  test('that names nothing is known by its status', () => {
    for (const [status, name] of [
      [429, 'ThrottlingException'],
      [408, 'ModelTimeoutException'],
      [504, 'ModelTimeoutException'],
      [502, 'ServiceUnavailableException'],
      [503, 'ServiceUnavailableException'],
      [500, 'InternalServerException'],
      [404, 'InternalServerException'],
      [302, 'InternalServerException'],
    ] as const)
      expect(toError(status, '<html>')).toMatchObject({
        name,
        hint: expect.stringContaining(`HTTP ${status}`),
      })
  })
})
