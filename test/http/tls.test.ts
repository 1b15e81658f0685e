import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http2 from 'node:http2'
import https from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import tls from 'node:tls'
import { describe, expect, test } from 'vitest'
import { echo, listen, overHttp2, raw } from '../support/listen.ts'

/** Self-signed, for tests alone: a bare machine has nothing to make one with. */
const recorded = (name: string) =>
  readFileSync(join(import.meta.dirname, 'recorded', `localhost-${name}.pem`))
const certificate = recorded('certificate')
const key = recorded('key')

describe('with a certificate', () => {
  test('TLS speaks what ALPN agrees on, beside plain text on the same port', async () => {
    const { port } = await listen(echo, { tls: { certificate, key, plaintext: true } })
    const request = https.request({ port, path: '/', ca: certificate }).end()
    const [response] = await once(request, 'response')
    expect(JSON.parse(await text(response)).protocol).toBe('h1')
    const session = http2.connect(`https://127.0.0.1:${port}`, { ca: certificate })
    expect(JSON.parse((await overHttp2(session, { ':method': 'GET', ':path': '/' })).body).protocol).toBe(
      'h2',
    )
    session.close()
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
  })

  test('plain text can be refused', async () => {
    const { port } = await listen(echo, { tls: { certificate, key, plaintext: false } })
    expect(await raw(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*TLS only/s)
    const socket = tls.connect({ port, ca: certificate })
    await once(socket, 'secureConnect')
    socket.destroy()
  })
})
