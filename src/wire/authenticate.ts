import { type Credentials, sameSecret } from '../access/credentials.ts'
import type { Clock } from '../clock.ts'
import {
  expiredTokenException,
  invalidSignatureException,
  missingAuthenticationTokenException,
  unrecognizedClientException,
} from '../errors.ts'
import type { Principal } from '../principal.ts'
import type { ServiceDescription } from './api.ts'
import { invalidApiKey, readBearer, readShortTermKey } from './bearer.ts'
import type { HttpRequest } from './exchange.ts'
import {
  checkClaim,
  createReadAuthorization,
  isPresigned,
  isRegion,
  readPresigned,
  type SignatureClaim,
} from './signature-claim.ts'
import { deriveSigningKey, type SignedRequest, sha256, signatureMismatch, verifySignature } from './sigv4.ts'

export interface Authenticated {
  readonly principal: Principal
  /** From the signature's scope; undefined where nothing names one. */
  readonly region: string | undefined
  /** The last step, when the body is there: its hash, and the signature if the hash was needed for it. */
  verifyBody(body: Buffer): void
}

export interface AuthenticateOptions {
  /** False: any or no credentials pass, and the access key only names the principal. */
  readonly required: boolean
  readonly account: string
  readonly credentials: Credentials
  readonly clock: Clock
}

/** Derived keys are good for a day and a region, so few are alive at a time. */
const MOST_SIGNING_KEYS = 1_000
const HASH = /^[0-9a-f]{64}$/
const EMPTY_HASH = sha256('')
/** Seconds; AWS's bound for short-term API keys. */
const LONGEST_API_KEY = 12 * 3600
/** Event streams in carry a signature for each frame instead of one hash. */
const STREAMING = 'STREAMING-AWS4-HMAC-SHA256-EVENTS'
const nothingToVerify = () => {}

/**
 * Who calls. Everything that can be refused before the body is read is: key, scope, date, and the signature
 * itself where the client supplied the body's hash.
 */
export const createAuthenticate = ({ required, account, credentials, clock }: AuthenticateOptions) => {
  const signingKeys = new Map<string, Buffer>()
  const readAuthorization = createReadAuthorization()

  const signingKey = (secret: string, claim: SignatureClaim): Buffer => {
    const id = `${claim.accessKeyId}/${claim.scopeDate}/${claim.region}/${claim.service}`
    let key = signingKeys.get(id)
    if (key === undefined) {
      if (signingKeys.size >= MOST_SIGNING_KEYS) signingKeys.clear()
      key = deriveSigningKey(secret, claim)
      signingKeys.set(id, key)
    }
    return key
  }

  const findAccessKey = (claim: SignatureClaim) => {
    const found = credentials.findAccessKey(claim.accessKeyId)
    const given = claim.sessionToken
    if (found === undefined || (found.sessionToken === undefined) !== (given === undefined))
      throw invalidToken()
    if (found.sessionToken !== undefined && !sameSecret(found.sessionToken, given ?? '')) throw invalidToken()
    if (found.expires !== undefined && found.expires <= clock.now()) {
      throw expiredTokenException('The security token included in the request is expired')
    }
    return found
  }

  const bySignature = (request: HttpRequest, claim: SignatureClaim): Authenticated => {
    checkClaim(claim, clock.now())
    const { secretAccessKey, principal } = findAccessKey(claim)
    const key = signingKey(secretAccessKey, claim)
    const signed = toSigned(request)
    const supplied = request.headers['x-amz-content-sha256']
    const verify = (hash: string) => verifySignature(signed, claim, key, hash)
    const verified = (verifyBody: Authenticated['verifyBody']) => ({
      principal,
      region: claim.region,
      verifyBody,
    })
    if (supplied === undefined) return verified(body => verify(sha256(body)))
    if (supplied !== STREAMING && !HASH.test(supplied)) throw signatureMismatch()
    verify(supplied)
    return verified(body => {
      // Frames are verified one by one as they come: only an operation that leaves them unread takes them.
      const isSigned = supplied === STREAMING ? body.length === 0 : sha256(body) === supplied
      if (!isSigned) throw signatureMismatch()
    })
  }

  const byBearer = (key: string, service: ServiceDescription | undefined): Authenticated => {
    if (service !== undefined && !service.auth.includes('smithy.api#httpBearerAuth')) {
      throw missingAuthenticationTokenException('Missing Authentication Token', {
        hint: `${service.service} takes signed requests only, no API keys.`,
      })
    }
    const known = credentials.findApiKey(key)
    if (known !== undefined) {
      if (known.expires !== undefined && known.expires <= clock.now())
        throw invalidApiKey('The API key has expired.')
      return { principal: known.principal, region: undefined, verifyBody: nothingToVerify }
    }
    const shortTerm = readShortTermKey(key)
    if (shortTerm === undefined) throw invalidApiKey('No such API key is configured (apiKeys).')
    try {
      const { host, target } = shortTerm
      const claim = readPresigned(target)
      if (claim.expires > LONGEST_API_KEY) throw new Error('it is good for more than 12 hours')
      checkClaim(claim, clock.now())
      const { secretAccessKey, principal } = findAccessKey(claim)
      const presigned = {
        method: 'POST',
        target,
        header: (name: string) => (name === 'host' ? host : undefined),
      }
      verifySignature(presigned, claim, signingKey(secretAccessKey, claim), EMPTY_HASH)
      return { principal, region: claim.region, verifyBody: nothingToVerify }
    } catch (cause) {
      throw invalidApiKey(`The short-term API key does not verify: ${(cause as Error).message}`)
    }
  }

  const named = (accessKeyId: string | undefined, region: string | undefined): Authenticated => ({
    principal: {
      arn: `arn:aws:iam::${account}:user/${accessKeyId ?? 'anonymous'}`,
      account,
      verified: false,
      ...(accessKeyId === undefined ? {} : { accessKeyId }),
    },
    region,
    verifyBody: nothingToVerify,
  })

  return (request: HttpRequest, service?: ServiceDescription): Authenticated => {
    const authorization = request.headers.authorization ?? ''
    if (!required) return unverified(request, authorization, named)
    const presigned = isPresigned(request.target)
    if (presigned && authorization !== '') {
      throw invalidSignatureException(
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
      )
    }
    if (presigned) return bySignature(request, readPresigned(request.target))
    if (authorization.startsWith('AWS4-HMAC-SHA256')) {
      return bySignature(request, readAuthorization(toSigned(request), authorization))
    }
    const bearer = readBearer(authorization)
    if (bearer !== undefined) return byBearer(bearer, service)
    throw missingAuthenticationTokenException('Missing Authentication Token', {
      hint: 'Sign the request (SigV4) or send an API key (Authorization: Bearer ...).',
    })
  }
}

const invalidToken = () =>
  unrecognizedClientException('The security token included in the request is invalid.', {
    hint: 'The access key is not among the configured credentials, or its session token differs.',
  })

const CREDENTIAL =
  /Credential(?:=|%3D)([\w+=,.@-]{1,128})(?:\/|%2F)\d{8}(?:\/|%2F)([a-z0-9-]{1,32})(?:\/|%2F)/i

/** Where anyone may call, a readable credential still names the principal and the region. */
const unverified = (
  request: HttpRequest,
  authorization: string,
  named: (accessKeyId?: string, region?: string) => Authenticated,
): Authenticated => {
  const question = authorization === '' ? request.target.indexOf('?') : -1
  const source = question === -1 ? authorization : request.target.slice(question)
  const match = source === '' ? null : CREDENTIAL.exec(source.slice(0, 4_096))
  const [, accessKeyId, region = ''] = match ?? []
  return named(accessKeyId, isRegion(region) ? region : undefined)
}

const toSigned = (request: HttpRequest): SignedRequest => ({
  method: request.method,
  target: request.target,
  header: name => (name === 'host' || name === ':authority' ? request.authority : repeated(request, name)),
})

/** SigV4 joins a repeated header with bare commas; node joins with a comma and a space. */
const repeated = ({ headers, rawHeaders }: HttpRequest, name: string): string | undefined => {
  const value = headers[name]
  if (value === undefined || !value.includes(', ')) return value
  const values = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name,
  )
  return values.length > 1 ? values.map(each => each.trim()).join(',') : value
}
