import { expect, test } from 'vitest'
import { loadApiSchema } from '../../../src/agents/api-schema/load-api-schema.ts'

const log = { debug() {}, info() {}, warn() {}, error() {} }
const load = (bytes: Uint8Array | Error, schema = {}, signal = new AbortController().signal) =>
  loadApiSchema({ s3: { s3BucketName: 'bucket', s3ObjectKey: 'a/b.json' }, ...schema }, 'orders', {
    log,
    signal,
    knowledgeBases: {
      readObject: async uri => {
        expect(uri).toBe('s3://bucket/a/b.json')
        if (bytes instanceof Error) throw bytes
        return { bytes }
      },
    },
  })

test('the payload, or the object', async () => {
  expect(await load(new Error('not asked'), { payload: 'text' })).toBe('text')
  expect(await load(Buffer.from('größe'))).toBe('größe')
})

test.each([
  [new Error('The object is not there.'), 'The object is not there.'],
  [new Uint8Array(1_000_001), 'larger than'],
  [Uint8Array.of(0xff, 0xfe, 0xff), 'not valid'],
])('not what cannot be read', async (bytes, reason) => {
  await expect(load(bytes)).rejects.toMatchObject({
    name: 'ValidationException',
    members: { fieldList: [{ name: 'S3FileAccessDenied', message: expect.stringContaining(reason) }] },
  })
})

test('a caller who has gone is no bad schema', async () => {
  const gone = AbortSignal.abort(new Error('gone'))
  await expect(load(new Error('stopped'), {}, gone)).rejects.toThrow('gone')
})
