import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { writeS3Object } from '../../../src/knowledge-bases/sources/write-s3-object.ts'
import { stubCredentials } from '../../support/bedrock-upstream.ts'
import { type ObjectStore, serveS3 } from '../../support/serve-s3.ts'

let store: ObjectStore
beforeEach(async () => {
  stubCredentials()
  store = await serveS3()
})
afterEach(async () => {
  await store.close()
  vi.unstubAllEnvs()
})
const write = (signal = new AbortController().signal) =>
  writeS3Object(
    { bucket: 'chunks', region: 'eu-west-1', endpoint: store.url },
    'work/a_1.JSON',
    Buffer.from('{}'),
    systemClock,
    signal,
  )

test('an object of a bucket, signed', async () => {
  await write()
  expect([...store.objects].map(([key, bytes]) => [key.split('?')[0], bytes.toString()])).toEqual([
    ['chunks/work/a_1.JSON', '{}'],
  ])
})

test('what S3 refuses is named; a signal is heard', async () => {
  store.refusals.push({ status: 403, code: 'AccessDenied' })
  await expect(write()).rejects.toThrow('The bucket chunks cannot be written: AccessDenied.')
  const reason = new Error('stopped')
  await expect(write(AbortSignal.abort(reason))).rejects.toBe(reason)
})
