import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  checkClaim,
  createReadAuthorization,
  isPresigned,
  isRegion,
  readAuthorization,
  readPresigned,
  type SignatureClaim,
} from '../../src/wire/signature-claim.ts'
import type { SignedRequest } from '../../src/wire/sigv4.ts'

const DATE = '20150830T123600Z'
const NOW = Date.UTC(2015, 7, 30, 12, 36)
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

const refusal = (attempt: () => unknown): string => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`
  }
  return 'accepted'
}

const MISMATCH = 'InvalidSignatureException: The request signature we calculated does not match'

describe('the Authorization header', () => {
  const SCOPE = 'AKIDEXAMPLE/20150830/us-east-1/bedrock/aws4_request'
  const parts = [`Credential=${SCOPE}`, 'SignedHeaders=host;x-amz-date', `Signature=${EMPTY}`]
  const read = (authorization: string, headers?: Record<string, string>) =>
    readAuthorization(request('GET', '/', headers), authorization)
  const expected = {
    accessKeyId: 'AKIDEXAMPLE',
    scopeDate: '20150830',
    region: 'us-east-1',
    service: 'bedrock',
    signedHeaders: ['host', 'x-amz-date'],
    signature: EMPTY,
    date: DATE,
  }

  test.each([
    ['AWS', `AWS4-HMAC-SHA256 ${parts.join(', ')}`],
    ['no spaces', `AWS4-HMAC-SHA256 ${parts.join(',')}`],
    ['another order, wide spaces', `AWS4-HMAC-SHA256   ${parts.toReversed().join(' ,  ')} `],
  ])('is read as %s writes it', (_, authorization) => {
    expect(read(authorization)).toEqual(expected)
  })

  test('is remembered but for what is new in each request', () => {
    const readRemembering = createReadAuthorization()
    const authorization = `AWS4-HMAC-SHA256 ${parts.join(', ')}`
    expect(readRemembering(request('GET', '/'), authorization)).toEqual(expected)
    const other = 'ab'.repeat(32)
    const later = { host: 'h', 'x-amz-date': '20150830T123700Z', 'x-amz-security-token': 'token' }
    expect(readRemembering(request('GET', '/', later), authorization.replace(EMPTY, other))).toEqual({
      ...expected,
      signature: other,
      date: '20150830T123700Z',
      sessionToken: 'token',
    })
    expect(readRemembering(request('GET', '/'), authorization)).toEqual(expected)
    expect(refusal(() => readRemembering(request('GET', '/', {}), authorization))).toContain(
      "requires existence of either a 'X-Amz-Date' or a 'Date' header",
    )
  })

  test('takes its date from a Date header where there is no X-Amz-Date', () => {
    const authorization = `AWS4-HMAC-SHA256 ${parts.join(', ')}`
    expect(read(authorization, { date: 'Sun, 30 Aug 2015 12:36:00 GMT' }).date).toBe(DATE)
    expect(read(authorization, { date: DATE }).date).toBe(DATE)
    expect(read(authorization, { date: 'yesterday', 'x-amz-date': DATE }).date).toBe(DATE)
  })

  test('names everything that is missing, and repeats no signature', () => {
    expect(refusal(() => read(`AWS4-HMAC-SHA256 Signature=${EMPTY}`, {}))).toBe(
      "IncompleteSignatureException: Authorization header requires 'Credential' parameter. " +
        "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of " +
        "either a 'X-Amz-Date' or a 'Date' header. (Hashed with SHA-256 and encoded with Base64) " +
        `Authorization=${createHash('sha256').update(`AWS4-HMAC-SHA256 Signature=${EMPTY}`).digest('base64')}`,
    )
    expect(refusal(() => read(`AWS4-HMAC-SHA256 Credential= ${SCOPE}`))).toMatch(
      /^IncompleteSignatureException: Invalid key=value pair \(missing equal-sign\) in Authorization header \(hashed with SHA-256 and encoded with Base64\): '[\w+/]{43}='\.$/,
    )
  })

  test.each([
    [
      'four elements',
      'A/20150830/us-east-1/bedrock',
      'IncompleteSignatureException: Credential must have exactly 5',
    ],
    ['six elements', `x/${SCOPE}`, 'IncompleteSignatureException: Credential must have exactly 5'],
    [
      'an empty one',
      SCOPE.replace('us-east-1', ''),
      'IncompleteSignatureException: Credential must have exactly 5',
    ],
    [
      'another terminator',
      SCOPE.replace('aws4', 'aws5'),
      "InvalidSignatureException: Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
    ],
  ])('is refused with a credential of %s', (_, scope, message) => {
    const said = `AWS4-HMAC-SHA256 ${parts.join(', ').replace(SCOPE, scope)}`
    expect(refusal(() => read(said))).toContain(message)
  })

  test.each([
    [
      'without host',
      'x-amz-date',
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    ],
    ['with a name twice', 'host;host;x-amz-date', MISMATCH],
    ['out of order', 'x-amz-date;host', MISMATCH],
    ['with an empty name', 'host;', MISMATCH],
  ])('is refused with a list of signed headers %s', (_, list, message) => {
    const said = `AWS4-HMAC-SHA256 ${parts.join(', ').replace('host;x-amz-date', list)}`
    expect(refusal(() => read(said))).toContain(message)
  })
})

describe('a presigned URL', () => {
  const query = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'AKIDEXAMPLE/20150830/us-east-1/bedrock/aws4_request',
    'X-Amz-Date': DATE,
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': EMPTY,
  }
  const target = (more: Record<string, string>) => `/?${new URLSearchParams({ ...query, ...more })}`

  test('is told by its query, not by its path', () => {
    expect(isPresigned(target({}))).toBe(true)
    expect(isPresigned('/foundation-models')).toBe(false)
    expect(isPresigned(target({}).replace('?', ''))).toBe(false)
  })

  test('is read whole', () => {
    expect(readPresigned(target({ 'X-Amz-Security-Token': 'token+/=' }))).toEqual({
      accessKeyId: 'AKIDEXAMPLE',
      scopeDate: '20150830',
      region: 'us-east-1',
      service: 'bedrock',
      signedHeaders: ['host'],
      signature: EMPTY,
      date: DATE,
      expires: 60,
      sessionToken: 'token+/=',
    })
  })

  test.each(['Credential', 'Signature', 'SignedHeaders', 'Date', 'Expires'])(
    'is refused without %s',
    part => {
      expect(refusal(() => readPresigned(target({ [`X-Amz-${part}`]: '' })))).toBe(
        `IncompleteSignatureException: AWS query-string parameters must include 'X-Amz-${part}'. Re-examine the query-string parameters.`,
      )
    },
  )

  test.each(['0', '-1', '604801', '1.5', 'soon'])('is refused when it expires after %s seconds', expires => {
    expect(refusal(() => readPresigned(target({ 'X-Amz-Expires': expires })))).toBe(
      'IncompleteSignatureException: X-Amz-Expires must be a number of seconds from 1 to 604800.',
    )
  })

  test('is refused with another algorithm', () => {
    expect(refusal(() => readPresigned(target({ 'X-Amz-Algorithm': 'AWS4-ECDSA-P256-SHA256' })))).toBe(
      "IncompleteSignatureException: Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now). ",
    )
  })
})

describe('the claim', () => {
  const good = claim(EMPTY, { service: 'bedrock' })
  const check = (more: Partial<SignatureClaim>, now = NOW) =>
    refusal(() => checkClaim({ ...good, ...more }, now))
  const MINUTE = 60_000

  test.each([
    [{}, 'accepted'],
    [
      { service: 's3' },
      "InvalidSignatureException: Credential should be scoped to correct service: 'bedrock'. ",
    ],
    [{ region: 'moon' }, 'InvalidSignatureException: Credential should be scoped to a valid region.'],
    [{ signature: '' }, MISMATCH],
    [{ signature: EMPTY.toUpperCase() }, MISMATCH],
    [{ signature: EMPTY.slice(1) }, MISMATCH],
    [
      { date: '2015-08-30T12:36:00Z' },
      "IncompleteSignatureException: Date must be in ISO-8601 'basic format'. Got '2015-08-30T12:36:00Z'. See http://en.wikipedia.org/wiki/ISO_8601",
    ],
    [{ date: '20159999T123600Z' }, "IncompleteSignatureException: Date must be in ISO-8601 'basic format'."],
    [
      { scopeDate: '20150829' },
      "InvalidSignatureException: Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20150829' != '20150830', from '20150830T123600Z'.",
    ],
  ])('%o', (more, expected) => {
    expect(check(more)).toContain(expected)
  })

  test('is good for five minutes either way, to the millisecond', () => {
    expect(check({}, NOW + 5 * MINUTE)).toBe('accepted')
    expect(check({}, NOW - 5 * MINUTE)).toBe('accepted')
    expect(check({}, NOW + 5 * MINUTE + 1)).toBe(
      'InvalidSignatureException: Signature expired: 20150830T123600Z is now earlier than 20150830T123600Z (20150830T124100Z - 5 min.)',
    )
    expect(check({}, NOW - 5 * MINUTE - 1)).toContain(
      'InvalidSignatureException: Signature not yet current: 20150830T123600Z is still later than',
    )
  })

  test('of a presigned URL is good for what it says', () => {
    expect(check({ expires: 3600 }, NOW + 3_600_000)).toBe('accepted')
    expect(check({ expires: 3600 }, NOW + 3_600_001)).toMatch(
      /^InvalidSignatureException: Signature expired: .* - 3600 sec\.\)$/,
    )
    expect(check({ expires: 3600 }, NOW - 6 * MINUTE)).toContain('Signature not yet current')
  })
})

test('a region looks like a region', () => {
  for (const region of ['us-east-1', 'us-gov-west-1', 'ap-southeast-5', 'eusc-de-east-1', 'us-isob-east-1']) {
    expect(isRegion(region)).toBe(true)
  }
  for (const text of ['', 'local', 'us-east-1a', 'US-EAST-1', 'us_east_1', 'us-east-1\n', '*']) {
    expect(isRegion(text)).toBe(false)
  }
})
