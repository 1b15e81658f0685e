import { expect, test } from 'vitest'
import { type AccessKey, type ApiKey, createCredentials, sameSecret } from '../../src/access/credentials.ts'

const principal = { arn: 'arn:aws:iam::123456789012:user/ana', account: '123456789012', verified: true }
const accessKey: AccessKey = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret', principal }
const apiKeys: ApiKey[] = ['first-long-term-key', 'second-long-term-key'].map(key => ({ key, principal }))
const credentials = createCredentials([accessKey], apiKeys)

test('an access key is found by its id, exactly', () => {
  expect(credentials.findAccessKey('AKIAIOSFODNN7EXAMPLE')).toBe(accessKey)
  for (const id of ['', 'akiaiosfodnn7example', 'AKIAIOSFODNN7EXAMPLE ', '__proto__', 'constructor']) {
    expect(credentials.findAccessKey(id)).toBeUndefined()
  }
})

test('an API key is found whole, wherever it stands in the list', () => {
  for (const apiKey of apiKeys) expect(credentials.findApiKey(apiKey.key)).toBe(apiKey)
  for (const key of ['', 'first-long-term-ke', 'first-long-term-key ', 'FIRST-LONG-TERM-KEY']) {
    expect(credentials.findApiKey(key)).toBeUndefined()
  }
})

test('no credentials are nobody', () => {
  const nobody = createCredentials([], [])
  expect(nobody.findAccessKey('AKIAIOSFODNN7EXAMPLE')).toBeUndefined()
  expect(nobody.findApiKey('first-long-term-key')).toBeUndefined()
})

test('secrets of any lengths are compared', () => {
  expect(sameSecret('token', 'token')).toBe(true)
  expect(sameSecret('', '')).toBe(true)
  expect(sameSecret('token', 'token2')).toBe(false)
  expect(sameSecret('token', '')).toBe(false)
})
