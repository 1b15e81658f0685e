import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { connect, failure, post, serveBytes, serveHttp, until } from './serve.ts'

const chunk = (content: string) => `${Buffer.byteLength(content).toString(16)}\r\n${content}\r\n`
const head = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'

test('gives the chunks of one read of the socket as one piece', async () => {
  const { url } = await serveBytes(socket => {
    socket.write(head)
    setTimeout(() => socket.write(chunk('one ') + chunk('two ') + chunk('three')), 20)
    setTimeout(() => socket.write('0\r\n\r\n'), 60)
  })
  const { body } = await post(await connect(url))
  const pieces: string[] = []
  for await (const piece of body) pieces.push(piece.toString())
  expect(pieces).toEqual(['one two three'])
})

test('pauses an upstream that is faster than its reader, and loses nothing', async () => {
  const size = 32_000_000
  let sent = 0
  const { url } = await serveHttp(async response => {
    const piece = Buffer.alloc(100_000, 0x61)
    for (; sent < size; sent += piece.length)
      if (!response.write(piece)) await new Promise(resolve => response.once('drain', resolve))
    response.end()
  })
  const { body } = await post(await connect(url))
  const iterator = body[Symbol.asyncIterator]()
  let length = (await iterator.next()).value?.length ?? 0
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(sent).toBeLessThan(size)
  for (;;) {
    const { done, value } = await iterator.next()
    if (done) break
    length += value.length
  }
  expect(length).toBe(size)
})

test('closes the connection when the reader leaves', async () => {
  const { url, closed } = await serveBytes(socket => socket.write(head + chunk('one')))
  const upstream = await connect(url, { connections: 1, queue: 0 })
  for await (const piece of (await post(upstream)).body) {
    expect(piece.toString()).toBe('one')
    break
  }
  await until(() => closed() > 0)
  // Its place is free again.
  expect((await post(upstream)).status).toBe(200)
})

test('keeps the connection of an answer that is finished, and ends soon', async () => {
  const ends: (() => void)[] = []
  const ports = new Set<number | undefined>()
  const { url } = await serveHttp(response => {
    ports.add(response.socket?.remotePort)
    response.write('done')
    ends.push(() => response.end('rest'))
  })
  const upstream = await connect(url, { connections: 1 })
  for (let index = 0; index < 2; index++) {
    const { body } = await post(upstream)
    for await (const piece of body) {
      expect(piece.toString()).toBe('done')
      body.finish()
      break
    }
    ends[index]?.()
  }
  expect(ports.size).toBe(1)
})

test('does not keep one that goes on after it is finished', async () => {
  const { url, closed } = await serveHttp(response => {
    response.write('done')
    const timer = setInterval(() => response.write('x'.repeat(100_000)), 5)
    response.once('close', () => clearInterval(timer))
  })
  const { body } = await post(await connect(url))
  await body[Symbol.asyncIterator]().next()
  body.finish()
  await until(() => closed() > 0)
  expect(closed()).toBe(1)
})

test('ends with the reason of the signal, before the head and after', async () => {
  for (const hasHead of [false, true]) {
    let isAsked = false
    const { url, closed } = await serveHttp(response => {
      if (hasHead) response.write('one')
      isAsked = true
    })
    const controller = new AbortController()
    const answer = post(await connect(url), controller.signal).then(({ body }) => text(body))
    await until(() => isAsked)
    controller.abort(new Error('gone'))
    await expect(answer).rejects.toThrow('gone')
    await until(() => closed() > 0)
  }
})

test('no part of an answer may take longer than it is given', async () => {
  const { url, closed } = await serveHttp((response, { headers }) => {
    if (headers['x-do'] === 'nothing') return
    response.write('one')
    if (headers['x-do'] === 'stop') return
    const timer = setInterval(() => response.write('more'), 10)
    response.once('close', () => clearInterval(timer))
  })
  const cases = [
    ['nothing', 'readTimeoutMs'],
    ['stop', 'streamTimeoutMs'],
    ['drip', 'answerTimeoutMs'],
  ] as const
  for (const [what, setting] of cases) {
    const upstream = await connect(url, { headers: { 'x-do': what }, [setting]: 300 })
    const error = await failure(post(upstream).then(({ body }) => text(body)))
    expect(error).toMatchObject({ name: 'ModelTimeoutException', hint: expect.stringContaining(setting) })
    await until(() => closed() > 0)
  }
})

test('an answer that is cut is no whole one', async () => {
  for (const cut of [`${head}${chunk('one')}`, 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\none']) {
    const { url } = await serveBytes(socket => socket.end(cut))
    const error = await failure(post(await connect(url)).then(({ body }) => text(body)))
    expect(error).toMatchObject({ name: 'ServiceUnavailableException' })
  }
})
