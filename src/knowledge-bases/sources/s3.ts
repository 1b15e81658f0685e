import type { GetObjectCommandOutput, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { type CredentialSettings, createCredentials } from '../../backends/aws/credentials.ts'
import type { Clock } from '../../clock.ts'
import type { DocumentSource, SourceContent, SourceDocument } from '../document-source.ts'
import { MOST_FILE_BYTES } from '../parsing/most-file-bytes.ts'
import { UnreadableDocument } from '../parsing/unreadable-document.ts'
import { METADATA_SUFFIX } from './metadata-suffix.ts'
import { readBounded, tooLarge } from './read-bounded.ts'

export interface S3Settings extends CredentialSettings {
  readonly bucket: string
  readonly region: string
  /** Of a server that speaks S3, in place of S3 itself. */
  readonly endpoint?: string | undefined
  readonly bucketOwnerAccountId?: string | undefined
  readonly inclusionPrefixes?: readonly string[] | undefined
}

export interface S3Source extends DocumentSource {
  close(): Promise<void>
}

interface ListedObject {
  readonly key: string
  readonly size: number | undefined
  readonly etag: string | undefined
}

/** Objects of a bucket, read with the server's own credentials. */
export const s3Source = (settings: S3Settings, clock: Clock): S3Source => {
  const { bucket, inclusionPrefixes = [''], bucketOwnerAccountId: ExpectedBucketOwner } = settings
  const owned = { Bucket: bucket, ...(ExpectedBucketOwner !== undefined && { ExpectedBucketOwner }) }
  let connecting: Promise<S3Client> | undefined
  const connect = (): Promise<S3Client> => {
    connecting ??= createS3Client(settings, clock)
    return connecting
  }

  async function* listPages(prefix: string, signal: AbortSignal): AsyncGenerator<ListedObject[]> {
    const { ListObjectsV2Command } = await import('@aws-sdk/client-s3')
    const client = await connect()
    let token: string | undefined
    do {
      const page = await client
        .send(
          new ListObjectsV2Command({
            ...owned,
            ...(prefix !== '' && { Prefix: prefix }),
            ...(token !== undefined && { ContinuationToken: token }),
          }),
          { abortSignal: signal },
        )
        .catch(error => {
          throw notListed(bucket, error, signal)
        })
      yield (page.Contents ?? []).map(({ Key = '', Size, ETag }) => ({ key: Key, size: Size, etag: ETag }))
      token = page.IsTruncated ? page.NextContinuationToken : undefined
    } while (token !== undefined)
  }

  const read = async (key: string, signal: AbortSignal): Promise<GetObjectCommandOutput> => {
    const { GetObjectCommand } = await import('@aws-sdk/client-s3')
    const client = await connect()
    return client.send(new GetObjectCommand({ ...owned, Key: key }), { abortSignal: signal }).catch(error => {
      throw reasonOf(error) ?? error
    })
  }

  const readDocument = async (
    key: string,
    hasMetadata: boolean,
    signal: AbortSignal,
  ): Promise<SourceContent> => {
    const object = await read(key, signal)
    const bytes = await bodyOf(object)
    const metadata = hasMetadata ? await bodyOf(await read(key + METADATA_SUFFIX, signal)) : undefined
    return {
      bytes,
      ...(object.ContentType !== undefined && { contentType: object.ContentType }),
      ...(metadata !== undefined && { metadata }),
    }
  }

  const toDocument = (
    { key, size, etag }: ListedObject,
    metadataTag: string | undefined,
  ): SourceDocument => ({
    uri: `s3://${bucket}/${key}`,
    name: key.slice(key.lastIndexOf('/') + 1),
    ...(size !== undefined && { size }),
    // Its metadata is a part of it.
    ...(etag !== undefined && { version: metadataTag === undefined ? etag : `${etag} ${metadataTag}` }),
    read: signal => readDocument(key, metadataTag !== undefined, signal),
  })

  async function* listPrefix(prefix: string, signal: AbortSignal): AsyncGenerator<SourceDocument> {
    const metadataTags = new Map<string, string>()
    let waiting: ListedObject[] = []
    for await (const page of listPages(prefix, signal)) {
      for (const object of page) {
        if (object.key.endsWith(METADATA_SUFFIX)) metadataTags.set(object.key, object.etag ?? '')
        else if (!object.key.endsWith('/')) waiting.push(object)
      }
      // S3 lists in the order of the keys' bytes: side files may be on a later page.
      const last = Buffer.from(page.at(-1)?.key ?? '')
      const isPast = ({ key }: ListedObject) => Buffer.compare(Buffer.from(key + METADATA_SUFFIX), last) <= 0
      for (const object of waiting.filter(isPast))
        yield toDocument(object, metadataTags.get(object.key + METADATA_SUFFIX))
      waiting = waiting.filter(object => !isPast(object))
    }
    for (const object of waiting) yield toDocument(object, metadataTags.get(object.key + METADATA_SUFFIX))
  }

  return {
    async *list(signal) {
      for (const prefix of inclusionPrefixes) yield* listPrefix(prefix, signal)
    },
    async close() {
      if (connecting !== undefined) (await connecting).destroy()
    },
  }
}

export const createS3Client = async (settings: S3Settings, clock: Clock): Promise<S3Client> => {
  // Slow to load: not before it is needed.
  const { S3Client } = await import('@aws-sdk/client-s3')
  const { region, endpoint } = settings
  return new S3Client({
    region,
    credentials: createCredentials(settings, region, clock).get,
    // Servers other than S3 have one host name for all buckets, and no checksums.
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    followRegionRedirects: endpoint === undefined,
  })
}

const bodyOf = async ({ Body, ContentLength = 0 }: GetObjectCommandOutput): Promise<Uint8Array> => {
  const body = Body as (AsyncIterable<Uint8Array> & { destroy(): void }) | undefined
  if (body === undefined) return new Uint8Array()
  if (ContentLength <= MOST_FILE_BYTES) return readBounded(body)
  body.destroy()
  throw tooLarge()
}

const reasons: Readonly<Record<string, string>> = {
  NoSuchKey: 'The object is gone.',
  NotFound: 'The object is gone.',
  AccessDenied: 'The server may not read the object: its credentials need s3:GetObject.',
  InvalidObjectState: 'The object is archived: restore it first.',
}

const reasonOf = (error: S3ServiceException): UnreadableDocument | undefined => {
  const reason = Object.hasOwn(reasons, error.name) ? reasons[error.name] : undefined
  return reason === undefined ? undefined : new UnreadableDocument(reason, { cause: error })
}

const notListed = (bucket: string, error: Error, signal: AbortSignal): unknown =>
  signal.aborted
    ? signal.reason
    : new Error(`The bucket ${bucket} cannot be listed: ${error.name}.`, { cause: error })
