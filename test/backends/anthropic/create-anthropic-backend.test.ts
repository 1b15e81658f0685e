import * as v from 'valibot'
import { expect, test } from 'vitest'
import { anthropic } from '../../../src/backends/anthropic.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { backendSuite } from '../backend-suite.ts'
import { call } from '../call.ts'
import { create } from './create.ts'
import { serveAnthropic } from './serve-anthropic.ts'

backendSuite('anthropic', async () => create((await serveAnthropic({ forAll: true })).url))

const hello = {
  modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
  messages: [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }],
}

test('the key, the version and the betas are in headers; the address may end with the version', async () => {
  const { url, received } = await serveAnthropic()
  const backend = await create(`${url}/v1/`, { apiKey: 'sk-ant-0123', betas: ['one-2025-01-01'] })
  const additionalModelRequestFields = { anthropic_beta: ['two-2025-01-01', 'one-2025-01-01'], top_k: 5 }
  const generation = await backend.converse?.({ ...hello, additionalModelRequestFields }, call())
  await collect(generation?.events ?? empty())
  expect(received[0]?.headers).toMatchObject({
    'x-api-key': 'sk-ant-0123',
    'anthropic-version': '2023-06-01',
    'anthropic-beta': 'one-2025-01-01,two-2025-01-01',
  })
  expect(received[0]?.json).toMatchObject({ model: 'claude-haiku-4-5-20251001', stream: true, top_k: 5 })
  expect(Object.keys(received[0]?.json ?? {})).not.toContain('anthropic_version')
})

test("without a setting it is Anthropic's own server", () => {
  expect(v.parse(v.strictObject(anthropic.settings), {})).toMatchObject({
    baseUrl: 'https://api.anthropic.com',
    version: '2023-06-01',
    betas: [],
  })
})

async function* empty() {}
