import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readAuthorization } from '../../src/wire/signature-claim.ts'
import { deriveSigningKey, sha256, split, verifySignature } from '../../src/wire/sigv4.ts'
import { upstreamKey } from './bedrock-upstream.ts'
import { type Listening, listenLocally } from './listen-locally.ts'

export interface StoredObject {
  readonly bytes: Uint8Array
  readonly contentType?: string
}

export interface Bucket extends Listening {
  /** By key. */
  readonly objects: Map<string, StoredObject>
  /** By key: what is answered in place of the object. `LIST` is for listings. */
  readonly refusals: Map<string, { readonly status: number; readonly code: string }>
  /** As they came, decoded. */
  readonly requests: {
    readonly path: string
    readonly query: URLSearchParams
    readonly owner: string | undefined
  }[]
}

export interface BucketOptions {
  readonly name: string
  readonly region?: string
  /** Keys of one page of a listing. */
  readonly pageSize?: number
}

/** ListObjectsV2 and GetObject of S3, with the bucket in the path, for the one key of an account that it takes. */
export const serveBucket = async ({
  name,
  region = 'eu-west-1',
  pageSize = 1_000,
}: BucketOptions): Promise<Bucket> => {
  const objects: Bucket['objects'] = new Map()
  const refusals: Bucket['refusals'] = new Map()
  const requests: Bucket['requests'] = []
  const listening = await listenLocally(
    createServer((request, response) => {
      const [rawPath, rawQuery] = split(request.url ?? '/')
      const path = decodeURIComponent(rawPath)
      const query = new URLSearchParams(rawQuery)
      const owner = request.headers['x-amz-expected-bucket-owner']
      requests.push({ path, query, owner: typeof owner === 'string' ? owner : undefined })
      const refused = refusalOf(request, region)
      if (refused !== undefined) return refuse(response, refused)
      const [, bucket, ...rest] = path.split('/')
      if (bucket !== name) return refuse(response, { status: 404, code: 'NoSuchBucket' })
      const key = rest.join('/')
      const planned = refusals.get(key === '' ? 'LIST' : key)
      if (planned !== undefined) return refuse(response, planned)
      if (key === '') return list(response, objects, query, { name, pageSize })
      const object = objects.get(key)
      if (object === undefined) return refuse(response, { status: 404, code: 'NoSuchKey' })
      response.writeHead(200, {
        'content-length': object.bytes.byteLength,
        'content-type': object.contentType ?? 'binary/octet-stream',
        etag: etagOf(object),
      })
      return response.end(object.bytes)
    }),
  )
  return { ...listening, objects, refusals, requests }
}

const etagOf = ({ bytes }: StoredObject): string => `"${sha256(Buffer.from(bytes)).slice(0, 32)}"`

const list = (
  response: ServerResponse,
  objects: Bucket['objects'],
  query: URLSearchParams,
  { name, pageSize }: { name: string; pageSize: number },
) => {
  const prefix = query.get('prefix') ?? ''
  const after = Buffer.from(query.get('continuation-token') ?? '', 'base64url')
  const keys = [...objects.keys()]
    .filter(key => key.startsWith(prefix) && Buffer.compare(Buffer.from(key), after) > 0)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const page = keys.slice(0, pageSize)
  const isTruncated = keys.length > page.length
  const contents = page.map(key => {
    const object = objects.get(key) ?? { bytes: new Uint8Array() }
    return `<Contents><Key>${escaped(key)}</Key><LastModified>2025-01-01T00:00:00.000Z</LastModified><ETag>${escaped(etagOf(object))}</ETag><Size>${object.bytes.byteLength}</Size><StorageClass>STANDARD</StorageClass></Contents>`
  })
  const token = isTruncated
    ? `<NextContinuationToken>${Buffer.from(page.at(-1) ?? '').toString('base64url')}</NextContinuationToken>`
    : ''
  response.writeHead(200, { 'content-type': 'application/xml' })
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${name}</Name><Prefix>${escaped(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${pageSize}</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>${contents.join('')}${token}</ListBucketResult>`,
  )
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const refuse = (response: ServerResponse, { status, code }: { status: number; code: string }) => {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>No.</Message></Error>`,
  )
}

const refusalOf = (
  request: IncomingMessage,
  region: string,
): { status: number; code: string } | undefined => {
  const { method = '', url = '', headers } = request
  const header = (name: string) => {
    const value = headers[name]
    return Array.isArray(value) ? value.join() : value
  }
  if (method !== 'GET') return { status: 405, code: 'MethodNotAllowed' }
  const [path, query] = split(url)
  // S3 signs the path encoded once: what the verifier encodes is therefore the decoded one.
  const signed = { method, target: `${decodeURIComponent(path)}${query === '' ? '' : `?${query}`}`, header }
  const claim = readAuthorization(signed, header('authorization') ?? '')
  if (claim.accessKeyId !== upstreamKey.accessKeyId) return { status: 403, code: 'InvalidAccessKeyId' }
  if (claim.service !== 's3' || claim.region !== region)
    return { status: 400, code: 'AuthorizationHeaderMalformed' }
  try {
    verifySignature(signed, claim, deriveSigningKey(upstreamKey.secretAccessKey, claim), sha256(''))
  } catch {
    return { status: 403, code: 'SignatureDoesNotMatch' }
  }
  return undefined
}
