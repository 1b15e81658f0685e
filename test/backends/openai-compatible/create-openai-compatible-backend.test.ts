import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Backend } from '../../../src/backends/backend.ts'
import { openaiCompatible } from '../../../src/backends/openai-compatible.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { backendSuite } from '../backend-suite.ts'
import { call } from '../call.ts'
import { failure, serveHttp } from '../upstream/serve.ts'
import { create } from './create.ts'
import { serveOpenai } from './serve-openai.ts'

backendSuite('openai-compatible', async () => create((await serveOpenai({ forAll: true })).url))

const hello = {
  modelId: 'qwen.qwen3-32b-v1:0',
  messages: [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }],
}

test('sends its key and headers, and never tells them', async () => {
  const { url } = await serveHttp((response, { headers }) => {
    response.writeHead(403)
    response.end(`no: ${headers.authorization} ${headers['x-team']}`)
  })
  const backend = await create(url, { apiKey: 'sk-0123456789', headers: { 'x-team': 'team-secret' } })
  const error = await failure(ask(backend))
  expect(error).toMatchObject({ name: 'ModelErrorException', members: { originalStatusCode: 403 } })
  expect(JSON.stringify(error)).not.toMatch(/0123456789|team-secret/)
})

test('the key is in the header that OpenAI reads', async () => {
  const { url, received } = await serveOpenai()
  await ask(await create(url, { apiKey: 'sk-0123456789' }))
  await ask(await create(url, { apiKey: 'sk-0123456789', headers: { Authorization: 'Basic own' } }))
  expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer sk-0123456789', 'Basic own'])
})

test('settings that cannot be are told', () => {
  const schema = v.strictObject(openaiCompatible.settings)
  const messages = (settings: object) =>
    (v.safeParse(schema, { baseUrl: 'http://gpu/v1', ...settings }).issues ?? []).map(
      ({ message }) => message,
    )
  expect(messages({})).toEqual([])
  expect(messages({ baseUrl: 'gpu:8000' })).toEqual([expect.stringContaining('http://')])
  expect(messages({ baseUrl: 'http://me:secret@gpu' })).toEqual([expect.not.stringContaining('secret')])
  expect(messages({ headers: { 'content-length': '1' } })).not.toEqual([])
  expect(messages({ headers: { 'x-a': 'one\ntwo' } })).not.toEqual([])
  expect(messages({ apiKey: 'two words' })).not.toEqual([])
  expect(messages({ proxy: 'socks5://proxy' })).not.toEqual([])
})

test('a file of certificates that is not there is told when it is made', async () => {
  await expect(create('https://gpu/v1', { ca: '/nowhere/ca.pem' })).rejects.toThrow('"backends.gpu.ca"')
})

const ask = async (backend: Backend) => {
  const generation = await backend.converse?.(hello, call())
  if (generation === undefined) throw new Error('It has no converse.')
  return collect(generation.events)
}
