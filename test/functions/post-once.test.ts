import { createServer } from 'node:http'
import net from 'node:net'
import { Agent } from 'undici'
import { afterAll, expect, test } from 'vitest'
import { postOnce } from '../../src/functions/post-once.ts'
import { listenLocally } from '../support/listen-locally.ts'
import { failure } from '../support/run-functions.ts'

const dispatcher = new Agent()
afterAll(() => dispatcher.destroy())
const post = (url: string, most = 1_000) =>
  postOnce(
    { url: new URL(url), headers: { 'x-a': '1' }, dispatcher, most },
    { name: 'it', event: '{}', deadline: 0, signal: new AbortController().signal },
  )

test('each event has a connection of its own', async () => {
  let connections = 0
  const server = createServer((request, response) =>
    response.writeHead(201, { 'x-b': request.headers['x-a'] }).end('ü'),
  )
  server.on('connection', () => {
    connections += 1
  })
  await using listening = await listenLocally(server)
  for (let n = 1; n <= 3; n++) {
    expect(await post(listening.url)).toMatchObject({ status: 201, headers: { 'x-b': '1' }, text: 'ü' })
    expect(connections).toBe(n)
  }
})

test('up to so many bytes', async () => {
  await using listening = await listenLocally(createServer((_, response) => response.end('x'.repeat(100))))
  expect(await post(listening.url, 100)).toMatchObject({ text: 'x'.repeat(100), isTooLarge: false })
  expect(await post(listening.url, 99)).toMatchObject({ isTooLarge: true })
})

test('what is no HTTP', async () => {
  const server = net.createServer(socket => {
    socket.on('error', () => undefined)
    socket.end('SSH-2.0-x\r\n')
  })
  await using listening = await listenLocally(server)
  await expect(post(listening.url)).rejects.toEqual(failure('ended', /connection to its server was lost/))
})
