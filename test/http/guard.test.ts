import { describe, expect, test } from 'vitest'
import { createGuard } from '../../src/http/guard.ts'
import { toHttpRequest } from '../support/wire.ts'

const ask = (
  { hosts = [], origins = [] }: { hosts?: string[]; origins?: string[] },
  authority: string,
  headers: Record<string, string> = {},
  method = 'POST',
) => {
  const request = toHttpRequest(
    { method, target: '/foundation-models', headers, body: Buffer.alloc(0) },
    authority,
  )
  return createGuard({ hosts, origins })(request)
}

describe('the host name', () => {
  test.each([
    '127.0.0.1:4510',
    'localhost:4510',
    'LOCALHOST',
    'localhost.:4510',
    'bedrock-runtime.us-east-1.localhost:4510',
    '[::1]:4510',
    '192.168.1.7:4510',
    'bedrock-runtime.us-east-1.amazonaws.com',
    'bedrock-agent-runtime-fips.us-gov-west-1.amazonaws.com',
    'bedrock.us-east-1.api.aws',
    '',
  ])('%j is answered', authority => {
    expect(ask({}, authority)).toBeUndefined()
  })

  test.each([
    'evil.example',
    'evil.example:4510',
    'localhost.evil.example',
    'evil.example/.localhost',
    '[evil.example]',
    '::1',
    'localhost, evil.example',
    'bedrock.us-east-1.amazonaws.com.evil.example',
    'bedrock-runtime.us-east-1.evil.example',
    'ec2-1-2-3-4.compute-1.amazonaws.com',
    'my-bucket.s3.amazonaws.com',
    '127.0.0.1.evil.example',
    '1.2.3',
    'outcrop',
  ])('%j is refused, with the setting that would allow it', authority => {
    expect(ask({}, authority)).toMatchObject({
      status: 403,
      headers: {
        'x-amzn-errortype': 'AccessDeniedException',
        'x-amzn-requestid': expect.any(String),
        'x-outcrop-hint': expect.stringContaining('hosts:'),
      },
    })
  })

  test('is answered where it is configured', () => {
    expect(ask({ hosts: ['outcrop.example'] }, 'Outcrop.example:4510')).toBeUndefined()
    expect(ask({ hosts: ['*'] }, 'anything.example')).toBeUndefined()
    expect(ask({ hosts: ['outcrop.example'] }, 'evil.example')?.status).toBe(403)
  })
})

describe('a web page', () => {
  test.each([
    ['another site', { origin: 'http://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:3000' }],
    ['a file or a sandbox', { origin: 'null' }],
    ['another site that shows an image', { 'sec-fetch-site': 'cross-site' }],
    ['another port that shows an image', { 'sec-fetch-site': 'same-site' }],
    [
      'another site, as a preflight',
      { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    ],
  ])('of %s is refused', (_, headers) => {
    expect(ask({}, '127.0.0.1:4510', headers)?.status).toBe(403)
    expect(ask({ hosts: ['*'] }, '127.0.0.1:4510', headers)?.status).toBe(403)
  })

  test.each([
    ['this server', { origin: 'http://127.0.0.1:4510' }],
    ['this server, without an origin', { 'sec-fetch-site': 'same-origin' }],
    ['nobody: a typed address', { 'sec-fetch-site': 'none' }],
    ['nobody: no browser', {}],
  ])('of %s may call', (_, headers) => {
    expect(ask({}, '127.0.0.1:4510', headers)).toBeUndefined()
  })

  test('of an allowed origin may call, and its preflight is answered', () => {
    const origins = ['https://app.example']
    const headers = { origin: 'https://app.example', 'sec-fetch-site': 'cross-site' }
    expect(ask({ origins }, '127.0.0.1:4510', headers)).toBeUndefined()
    expect(
      ask(
        { origins },
        '127.0.0.1:4510',
        {
          ...headers,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
        'OPTIONS',
      ),
    ).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://app.example',
        'access-control-allow-headers': 'authorization',
      },
    })
    expect(ask({ origins }, '127.0.0.1:4510', headers, 'OPTIONS')).toBeUndefined()
    expect(ask({ origins }, '127.0.0.1:4510', { origin: 'https://app.example.evil.example' })?.status).toBe(
      403,
    )
    expect(ask({ origins: ['null'] }, '127.0.0.1:4510', { origin: 'null' })?.status).toBe(403)
  })
})
