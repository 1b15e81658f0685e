import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SourceDocument } from '../../../src/knowledge-bases/document-source.ts'
import { type S3Settings, type S3Source, s3Source } from '../../../src/knowledge-bases/sources/s3.ts'
import { stubCredentials } from '../../support/bedrock-upstream.ts'
import { type Bucket, serveBucket } from '../../support/serve-bucket.ts'

let bucket: Bucket
let source: S3Source
const { signal } = new AbortController()

const open = (settings: Partial<S3Settings> = {}) => {
  source = s3Source(
    { bucket: 'docs', region: 'eu-west-1', endpoint: bucket.url, ...settings },
    { now: () => Date.now() },
  )
  return source
}
const put = (key: string, text: string, contentType?: string) =>
  bucket.objects.set(key, { bytes: Buffer.from(text), ...(contentType !== undefined && { contentType }) })
const listAll = async (): Promise<SourceDocument[]> => {
  const found: SourceDocument[] = []
  for await (const document of source.list(signal)) found.push(document)
  return found
}
const listOne = async (): Promise<SourceDocument> => {
  const [first] = await listAll()
  if (first === undefined) throw new Error('Nothing is listed.')
  return first
}
const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString()

beforeEach(async () => {
  stubCredentials()
  bucket = await serveBucket({ name: 'docs', pageSize: 3 })
})
afterEach(async () => {
  await source.close()
  await bucket.close()
  vi.unstubAllEnvs()
})

test('lists page after page, reads objects with their side files, and knows what changed', async () => {
  for (let number = 0; number < 10; number++) put(`a/${number}.txt`, `Text ${number}`, 'text/plain')
  put('a/3.txt.metadata.json', '{"metadataAttributes":{"n":3}}')
  // Between an object and its side file.
  put('a/3.txt.bak.txt', 'x')
  put('a/3.txt.image.txt', 'x')
  put('a/', '')
  open()
  const before = await listAll()
  expect(before.map(({ uri }) => uri).sort()).toEqual(
    [
      ...Array.from({ length: 10 }, (_, number) => `s3://docs/a/${number}.txt`),
      's3://docs/a/3.txt.bak.txt',
      's3://docs/a/3.txt.image.txt',
    ].sort(),
  )
  const third = before.find(({ uri }) => uri === 's3://docs/a/3.txt')
  const content = await third?.read(signal)
  expect(third).toMatchObject({ name: '3.txt', size: 6 })
  expect(textOf(content?.bytes)).toBe('Text 3')
  expect(content?.contentType).toBe('text/plain')
  expect(textOf(content?.metadata)).toBe('{"metadataAttributes":{"n":3}}')
  expect((await before.find(({ name }) => name === '4.txt')?.read(signal))?.metadata).toBeUndefined()

  put('a/3.txt.metadata.json', '{"metadataAttributes":{"n":4}}')
  put('a/5.txt', 'Another text')
  const versions = (documents: readonly SourceDocument[]) =>
    new Map(documents.map(({ uri, version }) => [uri, version]))
  const old = versions(before)
  const changed = [...versions(await listAll())].filter(([uri, version]) => old.get(uri) !== version)
  expect(changed.map(([uri]) => uri)).toEqual(['s3://docs/a/3.txt', 's3://docs/a/5.txt'])
})

test('lists below its prefixes alone, and says whose the bucket is', async () => {
  put('in/a.txt', 'a')
  put('in/deep/b.txt', 'b')
  put('out/c.txt', 'c')
  open({ inclusionPrefixes: ['in/'], bucketOwnerAccountId: '123456789012' })
  expect((await listAll()).map(({ uri }) => uri)).toEqual(['s3://docs/in/a.txt', 's3://docs/in/deep/b.txt'])
  expect(bucket.requests.map(({ query, owner }) => [query.get('prefix'), owner])).toEqual([
    ['in/', '123456789012'],
  ])
})

test.each(['ä ö/+&<>"\'.txt', '東京 %41 #.txt', "a'()*!~.txt", 'a//b/../c.txt'])('the key %s', async key => {
  put(key, 'text')
  open()
  const document = await listOne()
  expect(document.uri).toBe(`s3://docs/${key}`)
  expect(textOf((await document.read(signal)).bytes)).toBe('text')
})

test.each([
  ['AccessDenied', 403, /s3:GetObject/],
  ['NoSuchKey', 404, /gone/],
  ['InvalidObjectState', 403, /archived/],
])('%s of an object is its reason', async (code, status, reason) => {
  put('a.txt', 'a')
  open()
  const document = await listOne()
  bucket.refusals.set('a.txt', { status, code })
  await expect(document.read(signal)).rejects.toMatchObject({
    name: 'UnreadableDocument',
    message: expect.stringMatching(reason),
  })
})

test('an object larger than 50 MB is not read to its end', async () => {
  bucket.objects.set('large.txt', { bytes: Buffer.alloc(50_000_001, 'a') })
  open()
  const document = await listOne()
  expect(document.size).toBe(50_000_001)
  await expect(document.read(signal)).rejects.toThrow('The file is larger than 50 MB.')
})

test('a listing that is refused rejects, also on a later page', async () => {
  for (let number = 0; number < 7; number++) put(`${number}.txt`, 'x')
  open()
  const listing = source.list(signal)[Symbol.asyncIterator]()
  expect((await listing.next()).done).toBe(false)
  bucket.refusals.set('LIST', { status: 403, code: 'AccessDenied' })
  const rest = async () => {
    while (!(await listing.next()).done);
  }
  await expect(rest()).rejects.toThrow('The bucket docs cannot be listed: AccessDenied.')
})

test('another bucket, and another key of an account, are refused', async () => {
  open({ bucket: 'other' })
  await expect(listAll()).rejects.toThrow(/other cannot be listed: NoSuchBucket/)
  stubCredentials({ accessKeyId: 'AKIAUPSTREAM00000001', secretAccessKey: 'wrong' })
  await source.close()
  open()
  await expect(listAll()).rejects.toThrow(/SignatureDoesNotMatch/)
})

test('ends with the signal', async () => {
  put('a.txt', 'a')
  open()
  const controller = new AbortController()
  controller.abort(new Error('stopped'))
  await expect(source.list(controller.signal)[Symbol.asyncIterator]().next()).rejects.toThrow('stopped')
})
