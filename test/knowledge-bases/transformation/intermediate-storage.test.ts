import { expect, test } from 'vitest'
import {
  intermediateKey,
  readIntermediateStorage,
} from '../../../src/knowledge-bases/transformation/intermediate-storage.ts'

test.each([
  ['s3://chunks', { bucket: 'chunks', prefix: '' }],
  ['s3://chunks/', { bucket: 'chunks', prefix: '' }],
  ['s3://chunks/a', { bucket: 'chunks', prefix: 'a/' }],
  ['s3://chunks/a b/c/', { bucket: 'chunks', prefix: 'a b/c/' }],
])('%s', (uri, storage) => {
  expect(readIntermediateStorage(uri)).toEqual(storage)
})

test.each([
  '',
  's3://',
  's3:///a',
  's3://..',
  's3://chunks/..',
  's3://chunks/../etc',
  's3://chunks/a//b',
  's3://chunks/a/.hidden',
  's3://chunks/a\\b',
  's3://chunks/a\u0000',
  'https://chunks/a',
])('%j is none', uri => {
  expect(() => readIntermediateStorage(uri)).toThrow('must be s3://bucket/prefix.')
})

test('a key says nothing of the document, and is the same for it', () => {
  const place = { knowledgeBaseId: 'BASE000001', dataSourceId: 'SOURCE0001', job: 'JOB0000001' }
  const storage = { bucket: 'chunks', prefix: 'a/' }
  const key = intermediateKey(storage, place, 's3://docs/../x', 2)
  expect(key).toMatch(
    /^a\/aws\/bedrock\/knowledge_bases\/BASE000001\/SOURCE0001\/JOB0000001\/([0-9a-f]{2})\/([0-9a-f]{2})\/\1\2[0-9a-f]{28}_2\.JSON$/,
  )
  expect(intermediateKey(storage, place, 's3://docs/../x', 2)).toBe(key)
  expect(intermediateKey(storage, place, 's3://docs/y', 2)).not.toBe(key)
})
