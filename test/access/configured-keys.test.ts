import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadAccessKeys, toApiKey } from '../../src/access/configured-keys.ts'
import { resolveConfig } from '../../src/config.ts'

const account = '123456789012'
let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'outcrop-keys-'))
})
afterAll(() => rm(home, { recursive: true }))

test('without keys a server that verifies makes a root key once', async () => {
  const config = resolveConfig({ home, account, authentication: 'required' })
  const first = await loadAccessKeys(config)
  expect(first.accessKeys).toMatchObject([
    { principal: { arn: `arn:aws:iam::${account}:root`, account, verified: true } },
  ])
  expect(first.firstCredentials?.accessKeyId).toBe(first.accessKeys[0]?.accessKeyId)
  const second = await loadAccessKeys(config)
  expect(second.accessKeys).toEqual(first.accessKeys)
  expect(second.firstCredentials).toBeUndefined()
})

test('configured keys are users unless they name a principal', async () => {
  const credentials = [
    { accessKeyId: 'AKIAONE0000000000', secretAccessKey: 'one-secret-key', expires: '2030-01-01T00:00:00Z' },
    {
      accessKeyId: 'AKIATWO0000000000',
      secretAccessKey: 'two-secret-key',
      principal: `arn:aws:iam::${account}:role/reader`,
    },
  ]
  const { accessKeys } = await loadAccessKeys(
    resolveConfig({ home, account, authentication: 'required', credentials }),
  )
  expect(accessKeys).toMatchObject([
    { principal: { arn: `arn:aws:iam::${account}:user/AKIAONE0000000000` }, expires: Date.UTC(2030, 0, 1) },
    { principal: { arn: `arn:aws:iam::${account}:role/reader` } },
  ])
})

test('a key of the API is named by its place', () => {
  expect(toApiKey(account)({ key: 'some-secret-key' }, 1).principal.arn).toBe(
    `arn:aws:iam::${account}:user/BedrockAPIKey-2`,
  )
})
