import { expect, test } from 'vitest'
import { ownerOf, usualScope } from '../../../src/backends/scripted/owner.ts'

const account = '123456789012'
const anonymous = { arn: `arn:aws:iam::${account}:user/anonymous`, account, verified: false }
const signed = { ...anonymous, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }
const apiKey = { arn: `arn:aws:iam::${account}:user/BedrockAPIKey-1`, account, verified: true }

test('a signed call is of its key, another of its account', () => {
  expect([signed, apiKey, anonymous].map(usualScope)).toEqual(['accessKey', 'accessKey', 'account'])
})

test('owners differ by key within an account, and by account', () => {
  const owners = [
    ownerOf('accessKey', signed),
    ownerOf('accessKey', apiKey),
    ownerOf('account', signed),
    ownerOf('account', { ...signed, account: '999999999999' }),
    ownerOf('accessKey', { ...signed, account: '999999999999' }),
  ]
  expect(new Set(owners).size).toBe(owners.length)
  expect(ownerOf('account', anonymous)).toBe(ownerOf('account', signed))
})

test('a call without a key has no owner by key', () => {
  expect(() => ownerOf('accessKey', anonymous)).toThrow(/not signed/)
})
