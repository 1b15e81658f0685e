import { describe, expect, test } from 'vitest'
import type { SignatureClaim } from '../../src/wire/signature-claim.ts'
import { deriveSigningKey, type SignedRequest, verifySignature } from '../../src/wire/sigv4.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const DATE = '20150830T123600Z'
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

const request = (
  method: string,
  target: string,
  headers: Record<string, string> = { host: 'example.amazonaws.com', 'x-amz-date': DATE },
): SignedRequest => ({ method, target, header: name => headers[name] })

const claim = (signature: string, more: Partial<SignatureClaim> = {}): SignatureClaim => ({
  accessKeyId: 'AKIDEXAMPLE',
  scopeDate: '20150830',
  region: 'us-east-1',
  service: 'service',
  signedHeaders: ['host', 'x-amz-date'],
  signature,
  date: DATE,
  ...more,
})

const verify = (signed: SignedRequest, said: SignatureClaim, hash = EMPTY) =>
  verifySignature(signed, said, deriveSigningKey(SECRET, said), hash)

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-test-suite.html */
describe("AWS's published test suite", () => {
  test.each([
    ['get-vanilla', 'GET', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['post-vanilla', 'POST', '/', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    [
      'get-vanilla-query-order-key-case',
      'GET',
      '/?Param2=value2&Param1=value1',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-vanilla-empty-query-key',
      'GET',
      '/?Param1=value1',
      'a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb',
    ],
  ])('%s', (_, method, target, signature) => {
    expect(() => verify(request(method, target), claim(signature))).not.toThrow()
    expect(() => verify(request(method, `${target}x`), claim(signature))).toThrow('does not match')
  })

  test.each([
    [
      'get-header-value-trim',
      { 'my-header1': ' value1', 'my-header2': ' "a   b   c"' },
      'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
    ],
    [
      'get-header-key-duplicate',
      { 'my-header1': 'value2,value2,value1' },
      'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
    ],
  ])('%s', (_, more, signature) => {
    const headers = { host: 'example.amazonaws.com', ...more, 'x-amz-date': DATE }
    const said = claim(signature, { signedHeaders: Object.keys(headers) })
    expect(() => verify(request('GET', '/', headers), said)).not.toThrow()
  })
})

const refusal = (attempt: () => unknown): string => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`
  }
  return 'accepted'
}

const MISMATCH = 'InvalidSignatureException: The request signature we calculated does not match'

describe('the canonical request', () => {
  const vector = claim('a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb')

  test.each(['/?Param1=value1', '/?Param1=v%61lue1', '/?%50aram1=value1', '/?&Param1=value1&'])(
    'has one spelling of %s',
    target => {
      expect(refusal(() => verify(request('GET', target), vector))).toBe('accepted')
    },
  )

  test.each(['/?Param1=%', '/?Param1=%zz', '/?Param1=%ff', '/\ud800?Param1=value1'])(
    'of %j is no fault',
    target => {
      expect(refusal(() => verify(request('GET', target), vector))).toContain(MISMATCH)
    },
  )
})
