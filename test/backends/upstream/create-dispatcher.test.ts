import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, failure, post, serveHttp } from './serve.ts'

let folder: string
let secure: https.Server
let proxy: http.Server
const tunnels: { readonly target: string; readonly authorization: string | undefined }[] = []
const portOf = (server: net.Server) => (server.address() as net.AddressInfo).port

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-ca-'))
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'ca.pem')]
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
      ],
      ...['-keyout', key, '-out', certificate, '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost'],
    ],
    { stdio: 'ignore' },
  )
  secure = https.createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_, response) =>
    response.end('{"secure":true}'),
  )
  proxy = http.createServer()
  proxy.on('connect', ({ url = '', headers }: http.IncomingMessage, socket: net.Socket) => {
    tunnels.push({ target: url, authorization: headers['proxy-authorization'] })
    if (url.includes('forbidden')) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const target = net.connect(Number(url.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      target.pipe(socket).pipe(target)
    })
    target.on('error', () => socket.destroy())
    socket.on('error', () => target.destroy())
  })
  for (const server of [secure, proxy]) await once(server.listen(0, '127.0.0.1'), 'listening')
})

afterAll(() => {
  for (const server of [secure, proxy]) {
    server.closeAllConnections()
    server.close()
  }
  rmSync(folder, { recursive: true })
})

test('trusts the authorities of the file, and nobody else that is private', async () => {
  const url = `https://localhost:${portOf(secure)}`
  expect(await failure(post(await connect(url)))).toMatchObject({
    name: 'ServiceUnavailableException',
    hint: expect.stringContaining('"ca"'),
  })
  const trusting = await connect(url, { ca: join(folder, 'ca.pem') })
  expect(await text((await post(trusting)).body)).toBe('{"secure":true}')
})

test('goes through the proxy, with TLS to the upstream inside', async () => {
  const plain = await serveHttp(response => response.end('{}'))
  const address = `http://user:word@127.0.0.1:${portOf(proxy)}`
  const upstream = await connect(plain.url, { proxy: address })
  expect(await text((await post(upstream)).body)).toBe('{}')
  expect(tunnels.at(-1)).toEqual({
    target: `127.0.0.1:${plain.port}`,
    authorization: `Basic ${Buffer.from('user:word').toString('base64')}`,
  })
  const secured = await connect(`https://localhost:${portOf(secure)}`, {
    proxy: address,
    ca: join(folder, 'ca.pem'),
  })
  expect(await text((await post(secured)).body)).toBe('{"secure":true}')
})

test('a proxy that refuses, or is not there, is no answer', async () => {
  const refused = await connect('http://forbidden.example', { proxy: `http://127.0.0.1:${portOf(proxy)}` })
  expect(await failure(post(refused))).toMatchObject({
    name: 'ServiceUnavailableException',
    hint: expect.stringContaining('proxy'),
  })
  const missing = await connect('http://a.example', { proxy: 'http://127.0.0.1:1' })
  expect(await failure(post(missing))).toMatchObject({ name: 'ServiceUnavailableException' })
})

test('a file of authorities that cannot be is told at the start', async () => {
  const [empty, broken] = [join(folder, 'empty.pem'), join(folder, 'broken.pem')]
  writeFileSync(empty, 'nothing')
  writeFileSync(broken, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
  for (const ca of [
    empty,
    broken,
    join(folder, 'missing.pem'),
    folder,
    readFileSync(join(folder, 'ca.pem'), 'utf8'),
  ])
    await expect(connect('https://localhost', { ca })).rejects.toThrow(/"backends\.gpu\.ca"/)
  await expect(
    connect('https://localhost', { ca: '-----BEGIN PRIVATE KEY-----\nsecret' }),
  ).rejects.not.toThrow(/secret/)
})
