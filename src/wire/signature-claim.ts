import { hash } from 'node:crypto'
import { incompleteSignatureException, invalidSignatureException } from '../errors.ts'
import { ALGORITHM, type SignedRequest, signatureMismatch, split } from './sigv4.ts'

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

const SIGNATURE = /^[0-9a-f]{64}$/
const DATE = /^\d{8}T\d{6}Z$/
/** AWS allows this much difference between the clocks, in milliseconds. */
const SKEW = 5 * 60_000
/** Seconds; AWS's bound for presigned URLs. */
const LONGEST_EXPIRY = 7 * 24 * 3600

/** What an Authorization header says, but for the signature: the same for every request a client signs in a day. */
interface Signer {
  readonly accessKeyId: string
  readonly scopeDate: string
  readonly region: string
  readonly service: string
  readonly signedHeaders: readonly string[]
}

/** As every SDK writes the header: the signature last. What stands before it was read for an earlier request. */
const SIGNATURE_LAST = /, ?Signature=[0-9a-f]{64}$/
const SIGNATURE_LENGTH = 64
const MOST_SIGNERS = 1_000
const LONGEST_SIGNER = 2_048

/** Reads Authorization headers, and remembers those of late. */
export const createReadAuthorization = () => {
  const signers = new Map<string, Signer>()
  return (request: SignedRequest, authorization: string): SignatureClaim => {
    if (!SIGNATURE_LAST.test(authorization)) return readAuthorization(request, authorization)
    const end = authorization.length - SIGNATURE_LENGTH
    const text = authorization.slice(0, end)
    const signer = signers.get(text)
    const date = request.header('x-amz-date')
    if (signer !== undefined && date !== undefined) {
      const sessionToken = request.header('x-amz-security-token')
      const signature = authorization.slice(end)
      const { accessKeyId, scopeDate, region, service, signedHeaders } = signer
      const claim = { accessKeyId, scopeDate, region, service, signedHeaders, signature, date }
      return sessionToken === undefined ? claim : { ...claim, sessionToken }
    }
    const claim = readAuthorization(request, authorization)
    if (signers.size >= MOST_SIGNERS) signers.clear()
    if (end <= LONGEST_SIGNER) signers.set(text, claim)
    return claim
  }
}

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

/** AWS repeats no Authorization header: it may still be good elsewhere. */
const hashed = (authorization: string): string => hash('sha256', authorization, 'base64')

const parseDate = (text: string): number | undefined => {
  if (!DATE.test(text)) return undefined
  const part = (start: number) => text.slice(start, start + 2)
  const day = `${text.slice(0, 4)}-${part(4)}-${part(6)}`
  const time = Date.parse(`${day}T${part(9)}:${part(11)}:${part(13)}Z`)
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
