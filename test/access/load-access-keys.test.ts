import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadAccessKeys } from '../../src/access/load-access-keys.ts'
import { resolveConfig } from '../../src/config.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'outcrop-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const account = '123456789012'
const key = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'a secret of some length' }

test('the configured ones belong to users of the account', async () => {
  const apiKeys = [{ key: 'bedrock-api-key-1234' }]
  const config = resolveConfig({ home, authentication: 'required', credentials: [key], apiKeys })
  const loaded = await loadAccessKeys(config)
  expect(loaded.accessKeys).toEqual([
    {
      ...key,
      principal: {
        arn: `arn:aws:iam::${account}:user/${key.accessKeyId}`,
        account,
        accessKeyId: key.accessKeyId,
        verified: true,
      },
    },
  ])
  expect(loaded.apiKeys.map(({ principal }) => principal.arn)).toEqual([
    `arn:aws:iam::${account}:user/BedrockAPIKey-1`,
  ])
  expect(loaded.firstCredentials).toBeUndefined()
})

test('where signatures are verified and there are none, a root key is made once', async () => {
  const config = resolveConfig({ home, authentication: 'required' })
  const first = await loadAccessKeys(config)
  expect(first.accessKeys.map(({ principal }) => principal.arn)).toEqual([`arn:aws:iam::${account}:root`])
  expect(first.firstCredentials?.accessKeyId).toBe(first.accessKeys[0]?.accessKeyId)
  const second = await loadAccessKeys(config)
  expect(second.accessKeys).toEqual(first.accessKeys)
  expect(second.firstCredentials).toBeUndefined()
})
