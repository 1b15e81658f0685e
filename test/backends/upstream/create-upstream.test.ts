import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { connect, failure, post, serveHttp, until } from './serve.ts'

test('posts bytes below the base URL, with its headers and query', async () => {
  const { url } = await serveHttp((response, { path, headers, body }) => {
    response.end(JSON.stringify({ path, key: headers['x-key'], own: headers['x-own'], body }))
  })
  const upstream = await connect(`${url}/?api-version=2`, { headers: { 'x-key': 'k' } })
  const { status, body } = await upstream.post('/chat/completions', Buffer.from('{"n":1}'), {
    headers: { 'x-own': 'o' },
    signal: new AbortController().signal,
  })
  expect(status).toBe(200)
  expect(JSON.parse(await text(body))).toEqual({
    path: '/v1/chat/completions?api-version=2',
    key: 'k',
    own: 'o',
    body: '{"n":1}',
  })
})

test('puts, where that is asked for', async () => {
  const { url } = await serveHttp((response, { body }) => {
    response.end(`${response.req.method} ${body}`)
  })
  const upstream = await connect(url)
  const { body } = await upstream.post('/a', Buffer.from('b'), {
    method: 'PUT',
    signal: new AbortController().signal,
  })
  expect(await text(body)).toBe('PUT b')
})

test('keeps connections for the next calls', async () => {
  const ports = new Set<number | undefined>()
  const { url } = await serveHttp(response => {
    ports.add(response.socket?.remotePort)
    response.end('{}')
  })
  const upstream = await connect(url)
  for (let index = 0; index < 6; index++) await text((await post(upstream)).body)
  // A call that follows at once may find the first not free yet.
  expect(ports.size).toBeLessThanOrEqual(2)
})

test('holds back the calls beyond its connections, until there is room', async () => {
  const held: (() => void)[] = []
  const { url } = await serveHttp(response => held.push(() => response.end('{}')))
  const upstream = await connect(url, { connections: 1, queue: 1 })
  const first = post(upstream)
  const second = post(upstream)
  await until(() => held.length === 1)
  expect(await failure(post(upstream))).toMatchObject({ name: 'ThrottlingException' })
  held[0]?.()
  await text((await first).body)
  await until(() => held.length === 2)
  held[1]?.()
  expect(await text((await second).body)).toBe('{}')
})

test('does not call for one who has left', async () => {
  const upstream = await connect('http://127.0.0.1:1/v1')
  await expect(post(upstream, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
})
