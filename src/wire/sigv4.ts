import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { incompleteSignatureException, invalidSignatureException } from '../errors.ts'

/**
 * AWS Signature Version 4, the verifying side. The sentences are AWS's common ones.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */

/** What a signed request says of its signature, from the Authorization header or a presigned URL. */
export interface SignatureClaim {
  readonly accessKeyId: string
  /** `20260102`. */
  readonly scopeDate: string
  readonly region: string
  readonly service: string
  readonly signedHeaders: readonly string[]
  /** 64 lower-case hexadecimal digits. */
  readonly signature: string
  /** `20260102T030405Z`. */
  readonly date: string
  readonly sessionToken?: string
  /** How long a presigned URL is good, in seconds. */
  readonly expires?: number
}

export interface SignedRequest {
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  /** The value of a signed header; repeated headers joined with commas. */
  header(name: string): string | undefined
}

const ALGORITHM = 'AWS4-HMAC-SHA256'
const SIGNATURE = /^[0-9a-f]{64}$/
const DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/
/** AWS allows this much difference between the clocks, in milliseconds. */
const SKEW = 5 * 60_000
/** Seconds; AWS's bound for presigned URLs. */
const LONGEST_EXPIRY = 7 * 24 * 3600

/** @throws IncompleteSignatureException naming every part that is missing. */
export const readAuthorization = (request: SignedRequest, authorization: string): SignatureClaim => {
  const parameters = new Map<string, string>()
  for (const part of authorization.slice(ALGORITHM.length).split(/[\s,]+/)) {
    if (part === '') continue
    const equals = part.indexOf('=')
    if (equals === -1) {
      throw incompleteSignatureException(
        `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hashed(authorization)}'.`,
        { hint: 'Two Authorization headers, or a space in the access key.' },
      )
    }
    parameters.set(part.slice(0, equals), part.slice(equals + 1))
  }
  const date = request.header('x-amz-date') ?? toBasicDate(request.header('date'))
  const wrong = ['Credential', 'Signature', 'SignedHeaders']
    .filter(name => !parameters.get(name))
    .map(name => `Authorization header requires '${name}' parameter.`)
  if (date === undefined) {
    wrong.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
  }
  if (wrong.length > 0) {
    throw incompleteSignatureException(
      `${wrong.join(' ')} (Hashed with SHA-256 and encoded with Base64) Authorization=${hashed(authorization)}`,
    )
  }
  const token = request.header('x-amz-security-token')
  return {
    ...readScope(parameters.get('Credential') ?? ''),
    signedHeaders: readSignedHeaders(parameters.get('SignedHeaders') ?? ''),
    signature: parameters.get('Signature') ?? '',
    date: date ?? '',
    ...(token === undefined ? {} : { sessionToken: token }),
  }
}

export const isPresigned = (target: string): boolean => split(target)[1].includes('X-Amz-Algorithm=')

/** @throws IncompleteSignatureException naming every part that is missing. */
export const readPresigned = (target: string): SignatureClaim & { readonly expires: number } => {
  const query = new URLSearchParams(split(target)[1])
  const find = (name: string) => query.get(`X-Amz-${name}`)
  if (find('Algorithm') !== ALGORITHM) {
    throw incompleteSignatureException(
      `Unsupported AWS 'algorithm': '${find('Algorithm')?.slice(0, 100)}' (only ${ALGORITHM} for now). `,
    )
  }
  const wrong = ['Credential', 'Signature', 'SignedHeaders', 'Date', 'Expires']
    .filter(name => !find(name))
    .map(name => `AWS query-string parameters must include 'X-Amz-${name}'.`)
  if (wrong.length > 0) {
    throw incompleteSignatureException([...wrong, 'Re-examine the query-string parameters.'].join(' '))
  }
  const expires = Number(find('Expires'))
  if (!(Number.isInteger(expires) && expires > 0 && expires <= LONGEST_EXPIRY)) {
    throw incompleteSignatureException(
      `X-Amz-Expires must be a number of seconds from 1 to ${LONGEST_EXPIRY}.`,
    )
  }
  const token = find('Security-Token')
  return {
    ...readScope(find('Credential') ?? ''),
    signedHeaders: readSignedHeaders(find('SignedHeaders') ?? ''),
    signature: find('Signature') ?? '',
    date: find('Date') ?? '',
    expires,
    ...(token === null ? {} : { sessionToken: token }),
  }
}

const readScope = (credential: string) => {
  const elements = credential.split('/')
  const [accessKeyId, scopeDate, region, service, terminator] = elements
  if (elements.length !== 5 || !accessKeyId || !scopeDate || !region || !service) {
    throw incompleteSignatureException(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential.slice(0, 200)}'`,
    )
  }
  if (terminator !== 'aws4_request') {
    throw invalidSignatureException(
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'.`,
    )
  }
  return { accessKeyId, scopeDate, region, service }
}

const readSignedHeaders = (list: string): string[] => {
  const names = list.split(';')
  if (!names.includes('host') && !names.includes(':authority')) {
    throw invalidSignatureException(
      `'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.`,
    )
  }
  // The canonical form is sorted and names each header once.
  if (names.some((name, index) => name <= (names[index - 1] ?? ''))) throw signatureMismatch()
  return names
}

/** `us-east-1`, `us-gov-west-1`, `eusc-de-east-1`. */
export const isRegion = (text: string): boolean => /^[a-z]{2,4}(-[a-z]+)+-\d+$/.test(text)

/** Scope and time, before any byte of the body is read. @param now wall clock, in milliseconds. */
export const checkClaim = (claim: SignatureClaim, now: number): void => {
  if (claim.service !== 'bedrock') {
    throw invalidSignatureException(`Credential should be scoped to correct service: 'bedrock'. `, {
      hint: `The request was signed for '${claim.service}'. All four Bedrock services sign as 'bedrock'.`,
    })
  }
  if (!isRegion(claim.region)) {
    throw invalidSignatureException('Credential should be scoped to a valid region.', {
      hint: `The request was signed for the region '${claim.region}'.`,
    })
  }
  if (!SIGNATURE.test(claim.signature)) throw signatureMismatch()
  const time = parseDate(claim.date)
  if (time === undefined) {
    throw incompleteSignatureException(
      `Date must be in ISO-8601 'basic format'. Got '${claim.date.slice(0, 100)}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    )
  }
  if (claim.date.slice(0, 8) !== claim.scopeDate) {
    throw invalidSignatureException(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${claim.scopeDate}' != '${claim.date.slice(0, 8)}', from '${claim.date}'.`,
    )
  }
  const lifetime = claim.expires === undefined ? SKEW : claim.expires * 1000
  if (time + lifetime < now) {
    const [limit, allowed] =
      claim.expires === undefined ? [now - SKEW, '5 min.'] : [now - lifetime, `${claim.expires} sec.`]
    throw invalidSignatureException(
      `Signature expired: ${claim.date} is now earlier than ${basicDate(limit)} (${basicDate(now)} - ${allowed})`,
      { hint: 'Check the clock of the machine that signed.' },
    )
  }
  if (time - SKEW > now) {
    throw invalidSignatureException(
      `Signature not yet current: ${claim.date} is still later than ${basicDate(now + SKEW)} (${basicDate(now)} + 5 min.)`,
      { hint: 'Check the clock of the machine that signed.' },
    )
  }
}

/** @param bodyHash SHA-256 of the body in hexadecimal, or what `x-amz-content-sha256` says instead. */
export const verifySignature = (
  request: SignedRequest,
  claim: SignatureClaim,
  signingKey: Buffer,
  bodyHash: string,
): void => {
  const scope = `${claim.scopeDate}/${claim.region}/${claim.service}/aws4_request`
  const canonical = canonicalRequest(request, claim, bodyHash)
  const text = `${ALGORITHM}\n${claim.date}\n${scope}\n${sha256(canonical)}`
  const expected = createHmac('sha256', signingKey).update(text).digest()
  if (!timingSafeEqual(expected, Buffer.from(claim.signature, 'hex'))) throw signatureMismatch()
}

export const signatureMismatch = () =>
  invalidSignatureException(
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    {
      hint: 'Wrong secret, or the path was changed after signing: the canonical URI is the raw path, percent-encoded once more. A proxy that decodes %3A breaks it.',
    },
  )

export const deriveSigningKey = (secret: string, { scopeDate, region, service }: SignatureClaim): Buffer => {
  const step = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  return step(step(step(step(`AWS4${secret}`, scopeDate), region), service), 'aws4_request')
}

const canonicalRequest = (request: SignedRequest, claim: SignatureClaim, bodyHash: string): string => {
  const [path, query] = split(request.target)
  const headers = claim.signedHeaders.map(name => {
    const value = request.header(name)
    if (value === undefined) throw signatureMismatch()
    return `${name}:${collapse(value)}\n`
  })
  return [
    request.method,
    encode(path).replaceAll('%2F', '/'),
    canonicalQuery(query),
    headers.join(''),
    claim.signedHeaders.join(';'),
    bodyHash,
  ].join('\n')
}

const split = (target: string): [path: string, query: string] => {
  const question = target.indexOf('?')
  return question === -1 ? [target, ''] : [target.slice(0, question), target.slice(question + 1)]
}

/** Sorted, each name and value in the one spelling that SigV4 gives it; the signature itself left out. */
const canonicalQuery = (query: string): string => {
  if (query === '') return ''
  const pairs: [string, string][] = []
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = equals === -1 ? pair : pair.slice(0, equals)
    if (name === 'X-Amz-Signature') continue
    pairs.push([encode(decode(name)), encode(equals === -1 ? '' : decode(pair.slice(equals + 1)))])
  }
  pairs.sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
  return pairs.map(([name, value]) => `${name}=${value}`).join('&')
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A `+` is a space here because it is one to whatever reads the query afterwards. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw signatureMismatch()
  }
}

const UNRESERVED = /^[A-Za-z0-9_.~\-/]*$/

/** RFC 3986: everything but unreserved characters. Most text has nothing to encode. */
const encode = (text: string): string => {
  if (UNRESERVED.test(text)) return text.replaceAll('/', '%2F')
  try {
    return encodeURIComponent(text).replace(
      /[!'()*]/g,
      character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  } catch {
    throw signatureMismatch() // half of a surrogate pair
  }
}

const collapse = (value: string): string => value.trim().replace(/[ \t]{2,}|\t/g, ' ')

/** AWS repeats no Authorization header: it may still be good elsewhere. */
const hashed = (authorization: string): string => createHash('sha256').update(authorization).digest('base64')

export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')

const parseDate = (text: string): number | undefined => {
  const match = DATE.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second] = match
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(time) ? undefined : time
}

/** `20260102T030405Z`. */
export const basicDate = (time: number): string =>
  new Date(time)
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replace(/[-:]/g, '')

/** The `Date` header (RFC 9110) as `x-amz-date` would say it. */
const toBasicDate = (date: string | undefined): string | undefined => {
  if (date === undefined || DATE.test(date)) return date
  const time = Date.parse(date)
  return Number.isNaN(time) ? undefined : basicDate(time)
}
