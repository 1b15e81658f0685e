import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { invalidSignatureException } from '../errors.ts'
import type { SignatureClaim } from './signature-claim.ts'

/**
 * AWS Signature Version 4, the verifying side.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */

export interface SignedRequest {
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  /** The value of a signed header; repeated headers joined with commas. */
  header(name: string): string | undefined
}

export const ALGORITHM = 'AWS4-HMAC-SHA256'

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
  let headers = ''
  for (const name of claim.signedHeaders) {
    const value = request.header(name)
    if (value === undefined) throw signatureMismatch()
    headers += `${name}:${UNEVEN.test(value) ? collapse(value) : value}\n`
  }
  return [
    request.method,
    ENCODED.test(path) ? path.replaceAll('%', '%25') : encode(path).replaceAll('%2F', '/'),
    canonicalQuery(query),
    headers,
    claim.signedHeaders.join(';'),
    bodyHash,
  ].join('\n')
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
/** Most paths: percent-encoded once, to be encoded once more. */
const ENCODED = /^[A-Za-z0-9_.~\-/%]*$/
const UNEVEN = /^\s|\s$|[ \t]{2}|\t/

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

export const sha256 = (content: string | Buffer): string => hash('sha256', content)

/** A target's path and query, as sent. */
export const split = (target: string): [path: string, query: string] => {
  const question = target.indexOf('?')
  return question === -1 ? [target, ''] : [target.slice(0, question), target.slice(question + 1)]
}
