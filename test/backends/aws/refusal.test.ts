import { describe, expect, test } from 'vitest'
import { isOwnFault, ownFault, readRefusal } from '../../../src/backends/aws/refusal.ts'

const read = (body: unknown, headers: Record<string, string> = {}, status = 400) =>
  readRefusal(status, headers, Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)))

describe('a refusal', () => {
  test('has the name that the header gives', () => {
    const headers = {
      'x-amzn-errortype': 'ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/',
      'x-amzn-requestid': '5f0a2f0e',
    }
    expect(read({ message: 'The provided model identifier is invalid.' }, headers)).toEqual({
      status: 400,
      name: 'ValidationException',
      message: 'The provided model identifier is invalid.',
      messageKey: 'message',
      members: {},
      requestId: '5f0a2f0e',
    })
  })

  test('or the body', () => {
    for (const __type of ['ThrottlingException', 'com.amazon.coral.service#ThrottlingException'])
      expect(read({ __type, message: '' }).name).toBe('ThrottlingException')
    expect(read({ code: 'ThrottlingException' }).name).toBe('ThrottlingException')
  })

  test('or its XML, as S3 speaks', () => {
    const xml = (code: string) =>
      `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>No.</Message></Error>`
    expect(read(xml('NoSuchBucket'), {}, 404).name).toBe('NoSuchBucket')
    expect(isOwnFault(read(xml('InvalidAccessKeyId'), {}, 403))).toBe(true)
    expect(read(xml('no name'))).not.toHaveProperty('name')
  })

  test('keeps the other members, and the spelling of its message', () => {
    expect(
      read(
        { Message: 'User is not authorized', originalStatusCode: 500, resourceName: 'x' },
        { 'x-amzn-errortype': 'AccessDeniedException' },
        403,
      ),
    ).toMatchObject({
      name: 'AccessDeniedException',
      message: 'User is not authorized',
      messageKey: 'Message',
      members: { originalStatusCode: 500, resourceName: 'x' },
    })
  })

  test('has no name where something else than AWS answered', () => {
    for (const body of [
      '',
      '<html>502 Bad Gateway</html>',
      '[1]',
      '{"__type":"no name at all"}',
      '{"__type":7}',
    ])
      expect(read(body)).toMatchObject({ message: '', members: {} })
    expect(read('<html>')).not.toHaveProperty('name')
    expect(read('', { 'x-amzn-errortype': 'Bad\u0000Name' })).not.toHaveProperty('name')
  })
})

test('of the server’s own credentials is its operator’s matter, with the text for its log alone', () => {
  const refusal = read(
    { message: 'The security token included in the request is invalid.' },
    { 'x-amzn-errortype': 'UnrecognizedClientException' },
    403,
  )
  expect(isOwnFault(refusal)).toBe(true)
  expect(ownFault(refusal, 'real')).toMatchObject({
    name: 'ServiceUnavailableException',
    status: 503,
    hint: 'AWS refuses the credentials of the backend real: UnrecognizedClientException. Whoever runs this server has to mend them; its log says more.',
    cause: expect.objectContaining({ message: expect.stringContaining('security token') }),
  })
  expect(isOwnFault(read({}, { 'x-amzn-errortype': 'AccessDeniedException' }))).toBe(false)
  expect(isOwnFault(read({}))).toBe(false)
})
