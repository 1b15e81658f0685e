import net from 'node:net'
import { expect, test } from 'vitest'
import { wasClosedWhileIdle } from '../../../src/backends/aws/idle-connection.ts'
import { listenLocally } from '../../support/listen-locally.ts'
import { connect, failure, post, serveBytes } from '../upstream/serve.ts'

const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'

test('a connection that answered before, and closes at the next call, was idle', async () => {
  const server = net.createServer(socket => {
    let received = ''
    let answers = 0
    socket.on('error', () => {})
    socket.on('data', data => {
      received += data
      const requests = received.split('{"n":1}').length - 1
      if (requests === 0) return
      if (requests > 1) socket.end()
      else if (answers++ === 0) socket.write(answer)
    })
  })
  await using listening = await listenLocally(server)
  const upstream = await connect(listening.url, { connections: 1 })
  for await (const _ of (await post(upstream)).body);
  expect(wasClosedWhileIdle(await failure(post(upstream)))).toBe(true)
})

test('one that closes at its first call was not', async () => {
  const { url } = await serveBytes((socket: net.Socket) => socket.end())
  expect(wasClosedWhileIdle(await failure(post(await connect(url))))).toBe(false)
})

test('nothing else was', () => {
  for (const error of [
    undefined,
    'error',
    new Error('plain'),
    new Error('outer', { cause: new Error('inner') }),
  ])
    expect(wasClosedWhileIdle(error)).toBe(false)
})
