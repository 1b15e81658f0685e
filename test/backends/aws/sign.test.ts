import { describe, expect, test } from 'vitest'
import { keepFresh } from '../../../src/backends/aws/credentials.ts'
import { type AwsService, createSign } from '../../../src/backends/aws/sign.ts'
import { systemClock } from '../../../src/clock.ts'
import { readAuthorization } from '../../../src/wire/signature-claim.ts'
import { deriveSigningKey, sha256, verifySignature } from '../../../src/wire/sigv4.ts'

const keys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
const body = Buffer.from('{"messages":[]}')

const signed = async (
  path: string,
  { service = 'bedrock', ...some }: { service?: AwsService; sessionToken?: string } = {},
) => {
  const credentials = keepFresh(async () => ({ ...keys, ...some }), systemClock)
  const sign = await createSign({ service, region: 'eu-west-1', credentials, clock: systemClock })
  const url = new URL(path, 'http://127.0.0.1:4510')
  const headers = await sign({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body })
  return { headers, target: url.pathname + url.search }
}

const verify = (
  { headers, target }: Awaited<ReturnType<typeof signed>>,
  { secret = keys.secretAccessKey, content = body } = {},
) => {
  const request = { method: 'POST', target, header: (name: string) => headers[name] }
  const claim = readAuthorization(request, headers.authorization ?? '')
  verifySignature(request, claim, deriveSigningKey(secret, claim), sha256(content))
  return claim
}

describe('a signature', () => {
  test('is as the server side verifies it, whatever the path', async () => {
    for (const path of [
      '/model/amazon.nova-lite-v1%3A0/converse',
      '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ainference-profile%2Fus.x/converse-stream',
      '/endpoints/chat/invocations',
      '/prefix/model/a%20b/invoke',
    ])
      expect(verify(await signed(path))).toMatchObject({
        accessKeyId: keys.accessKeyId,
        region: 'eu-west-1',
        service: 'bedrock',
      })
  })

  test('is of the service and carries the session', async () => {
    const request = await signed('/endpoints/chat/invocations', {
      service: 'sagemaker',
      sessionToken: 'session',
    })
    expect(verify(request)).toMatchObject({ service: 'sagemaker', sessionToken: 'session' })
    expect(verify(request).signedHeaders).toContain('x-amz-security-token')
  })

  test('for S3 is over the path as it goes on the wire', async () => {
    const request = await signed('/my-logs/a%20b/%C3%BC', { service: 's3' })
    const decoded = { ...request, target: decodeURIComponent(request.target) }
    expect(verify(decoded)).toMatchObject({ service: 's3' })
    expect(() => verify(request)).toThrow('does not match')
  })

  test('holds for one body and one secret', async () => {
    const request = await signed('/model/x/converse')
    expect(() => verify(request, { secret: 'another-secret' })).toThrow('does not match')
    expect(() => verify(request, { content: Buffer.from('{}') })).toThrow('does not match')
  })
})
