import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { callModel } from '../../../src/backends/upstream/call-model.ts'
import { connect, failure, serveHttp } from './serve.ts'

const { signal } = new AbortController()

test('posts JSON, and gives only answers that are good', async () => {
  const { url } = await serveHttp((response, { path, headers, body }) => {
    response.statusCode = path === '/v1/bad' ? 400 : 201
    response.end(`${headers['content-type']} ${headers['x-own']} ${body}`)
  })
  const server = { upstream: await connect(url), name: 'gpu', secrets: [] }
  const own = { model: 'm', headers: { 'x-own': 'o' }, body: { n: 'é' }, signal }
  const answer = await callModel(server, { ...own, path: '/good' })
  expect(await text(answer.body)).toBe('application/json o {"n":"é"}')
  expect(await failure(callModel(server, { ...own, path: '/bad' }))).toMatchObject({
    message: 'The model returned the following errors: application/json o {"n":"é"}',
  })
})
