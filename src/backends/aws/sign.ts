import { createHash, createHmac, type Hash, type Hmac, hash } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { Credentials } from './credentials.ts'

export interface UnsignedRequest {
  readonly method: string
  /** As it goes on the wire, percent-encoded; no parameter twice. */
  readonly url: URL
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** The headers to send: those given, and the signature's. */
export type Sign = (request: UnsignedRequest) => Promise<Record<string, string>>

export type AwsService = 'aoss' | 'bedrock' | 'es' | 'lambda' | 's3' | 'sagemaker' | 'ssm'

export interface SignOptions {
  readonly service: AwsService
  readonly region: string
  readonly credentials: Credentials
  /** The wall clock. */
  readonly clock: Clock
}

/** AWS Signature Version 4 by AWS's own library, with the hashes of `node:crypto`. */
export const createSign = async ({ service, region, credentials, clock }: SignOptions): Promise<Sign> => {
  const { SignatureV4 } = await import('@smithy/signature-v4')
  const signer = new SignatureV4({
    service,
    region,
    credentials: credentials.get,
    sha256: Sha256,
    // S3 alone signs a path as it goes on the wire, without encoding it once more.
    uriEscapePath: service !== 's3',
  })
  return async ({ method, url, headers, body }) => {
    const signed = await signer.sign(
      {
        method,
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        ...(url.search !== '' && { query: Object.fromEntries(url.searchParams) }),
        // The library takes the hash of the body from here: half of its time for a small one.
        headers: { ...headers, host: url.host, 'x-amz-content-sha256': hash('sha256', body) },
        body,
      },
      { signingDate: new Date(clock.now()) },
    )
    return signed.headers
  }
}

type Secret = string | ArrayBuffer | ArrayBufferView

/** What the library calls to hash: a class, because it makes them with `new`. */
class Sha256 {
  readonly #secret: Secret | undefined
  #hash: Hash | Hmac

  constructor(secret?: Secret) {
    this.#secret = secret
    this.#hash = start(secret)
  }

  update(data: Uint8Array): void {
    this.#hash.update(data)
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {
    this.#hash = start(this.#secret)
  }
}

const start = (secret: Secret | undefined): Hash | Hmac =>
  secret === undefined ? createHash('sha256') : createHmac('sha256', toKey(secret))

const toKey = (secret: Secret): string | Uint8Array => {
  if (typeof secret === 'string') return secret
  return ArrayBuffer.isView(secret)
    ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
    : new Uint8Array(secret)
}
