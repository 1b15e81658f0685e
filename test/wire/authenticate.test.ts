import { describe, expect, test } from 'vitest'
import { createCredentials } from '../../src/access/credentials.ts'
import { loadDescriptions, type ServiceName } from '../../src/wire/api.ts'
import { createAuthenticate } from '../../src/wire/authenticate.ts'
import { receiveCall } from '../support/receive-call.ts'
import { type Call, type Signing, sha256, sign } from '../support/sign.ts'
import {
  add,
  apiKey,
  authorized,
  BODY,
  base,
  key,
  MINUTE,
  presigned,
  shortTerm,
  temporary,
} from '../support/signed-calls.ts'

const ACCOUNT = '123456789012'
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const principalOf = (accessKeyId: string) => ({
  arn: `arn:aws:iam::${ACCOUNT}:user/${accessKeyId}`,
  account: ACCOUNT,
  accessKeyId,
  verified: true,
})

/** A server's authentication at a time of its own. */
const createServer = ({ required = true, now = NOW } = {}) => {
  const time = { now }
  const credentials = createCredentials(
    [
      { ...key, principal: principalOf(key.accessKeyId) },
      { ...temporary, expires: NOW + 60 * MINUTE, principal: principalOf(temporary.accessKeyId) },
    ],
    [{ key: 'a-long-term-api-key', expires: NOW + 60 * MINUTE, principal: principalOf('BedrockAPIKey-1') }],
  )
  const clock = { now: () => time.now }
  return { time, authenticate: createAuthenticate({ required, account: ACCOUNT, credentials, clock }) }
}

const signed = (signing: Partial<Signing> = {}, call = base()) => sign(call, { key, time: NOW, ...signing })
const serviceOf = (name: ServiceName) => loadDescriptions().find(({ service }) => service === name)

const refusal = (attempt: () => unknown): string => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof Error) return error.name
  }
  return 'accepted'
}

describe('verified', () => {
  test('a signature names its principal and its region', () => {
    const { authenticate } = createServer()
    expect(authenticate(receiveCall(signed({ region: 'eu-west-1' })))).toMatchObject({
      principal: principalOf(key.accessKeyId),
      region: 'eu-west-1',
    })
    expect(authenticate(receiveCall(signed({ key: temporary }))).principal).toEqual(
      principalOf(temporary.accessKeyId),
    )
    expect(authenticate(receiveCall(presigned({ time: NOW }))).principal).toEqual(
      principalOf(key.accessKeyId),
    )
  })

  test('without the hash of the body the signature is verified with the body', () => {
    const { authenticate } = createServer()
    const { verifyBody } = authenticate(receiveCall(signed()))
    expect(refusal(() => verifyBody(Buffer.from(BODY)))).toBe('accepted')
    expect(refusal(() => verifyBody(Buffer.from(`${BODY} `)))).toBe('InvalidSignatureException')
    expect(refusal(() => verifyBody(Buffer.alloc(0)))).toBe('InvalidSignatureException')
  })

  test('with it the signature is verified before, and the body against its hash', () => {
    const { authenticate } = createServer()
    const { verifyBody } = authenticate(receiveCall(signed({ bodyHash: sha256(BODY) })))
    expect(refusal(() => verifyBody(Buffer.from(BODY)))).toBe('accepted')
    expect(refusal(() => verifyBody(Buffer.from('{}')))).toBe('InvalidSignatureException')
    const forged = signed({ key: { ...key, secretAccessKey: 'wrong' }, bodyHash: sha256(BODY) })
    expect(refusal(() => authenticate(receiveCall(forged)))).toBe('InvalidSignatureException')
  })

  test('a stream of signed frames is let in, a body in its stead is not', () => {
    const { authenticate } = createServer()
    const { verifyBody } = authenticate(
      receiveCall(signed({ bodyHash: 'STREAMING-AWS4-HMAC-SHA256-EVENTS' })),
    )
    expect(refusal(() => verifyBody(Buffer.alloc(0)))).toBe('accepted')
    expect(refusal(() => verifyBody(Buffer.from(BODY)))).toBe('InvalidSignatureException')
  })

  test('credentials and keys are good until they expire', () => {
    const { time, authenticate } = createServer()
    const attempts = () => [
      refusal(() => authenticate(receiveCall(signed({ key: temporary, time: time.now })))),
      refusal(() => authenticate(receiveCall(authorized('Bearer a-long-term-api-key')))),
    ]
    time.now = NOW + 60 * MINUTE - 1
    expect(attempts()).toEqual(['accepted', 'accepted'])
    time.now += 1
    expect(attempts()).toEqual(['ExpiredTokenException', 'AccessDeniedException'])
  })

  test('an API key names its principal, a short-term one also its region', () => {
    const { authenticate } = createServer()
    expect(authenticate(receiveCall(authorized('Bearer a-long-term-api-key')))).toMatchObject({
      principal: principalOf('BedrockAPIKey-1'),
      region: undefined,
    })
    expect(authenticate(receiveCall(apiKey(shortTerm({ time: NOW, region: 'eu-west-1' }))))).toMatchObject({
      principal: principalOf(key.accessKeyId),
      region: 'eu-west-1',
    })
  })

  test.each([
    ['bedrock', 'accepted'],
    ['bedrock-runtime', 'accepted'],
    ['bedrock-agent', 'MissingAuthenticationTokenException'],
    ['bedrock-agent-runtime', 'MissingAuthenticationTokenException'],
  ] as const)('an API key for %s is %s', (service, expected) => {
    const request = receiveCall(authorized('Bearer a-long-term-api-key'))
    expect(refusal(() => createServer().authenticate(request, serviceOf(service)))).toBe(expected)
  })

  test('more scopes than keys are kept for are still verified, each with its own key', () => {
    const { authenticate } = createServer()
    for (let index = 0; index < 2_100; index += 1) {
      const call = signed({ region: `us-east-${index}`, bodyHash: sha256(BODY) })
      expect(refusal(() => authenticate(receiveCall(call)))).toBe('accepted')
    }
    const call = signed({
      region: 'us-east-1',
      key: { ...key, secretAccessKey: 'wrong' },
      bodyHash: sha256(BODY),
    })
    expect(refusal(() => authenticate(receiveCall(call)))).toBe('InvalidSignatureException')
  })
})

describe('unverified', () => {
  const { authenticate } = createServer({ required: false })
  const named = (call: Call) => {
    const { principal, region, verifyBody } = authenticate(receiveCall(call))
    verifyBody(Buffer.from('anything'))
    expect(principal).toMatchObject({ account: ACCOUNT, verified: false })
    return [principal.accessKeyId, principal.arn.split('/')[1], region]
  }

  test('the access key names the principal, the scope the region, whatever the signature is', () => {
    const wrong = { key: { accessKeyId: 'me', secretAccessKey: 'any' }, region: 'eu-west-1', time: 0 }
    expect(named(signed(wrong))).toEqual(['me', 'me', 'eu-west-1'])
    expect(named(presigned(wrong))).toEqual(['me', 'me', 'eu-west-1'])
    expect(named(signed({ ...wrong, service: 's3' }))).toEqual(['me', 'me', 'eu-west-1'])
  })

  test('what is no region is none', () => {
    expect(named(signed({ region: 'local' }))).toEqual([key.accessKeyId, key.accessKeyId, undefined])
  })

  test.each([
    base(),
    authorized('Bearer anything'),
    authorized('Basic YTpi'),
    authorized('AWS4-HMAC-SHA256 Credential='),
    authorized(`AWS4-HMAC-SHA256 ${'Credential='.repeat(5_000)}`),
    add(authorized('AWS4-HMAC-SHA256 Credential=a b/20260101/us-east-1/bedrock'), 'x-amz-date', 'never'),
  ])('anybody else is anonymous (%#)', call => {
    expect(named(call)).toEqual([undefined, 'anonymous', undefined])
  })
})
