import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import http2 from 'node:http2'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import tls from 'node:tls'
import { describe, expect, test } from 'vitest'
import { echo, listen, overHttp2, raw } from '../support/listen.ts'

const certificate = () => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const options = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost']
  execFileSync('openssl', ['req', ...options, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const pair = { certificate: readFileSync(cert), key: readFileSync(key) }
  rmSync(folder, { recursive: true })
  return pair
}
const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

// The certificate is made by openssl, which a bare machine may lack.
describe.skipIf(!hasOpenssl)('with a certificate (needs openssl)', () => {
  test('TLS speaks what ALPN agrees on, beside plain text on the same port', async () => {
    const { port } = await listen(echo, { tls: { ...certificate(), plaintext: true } })
    const request = https.request({ port, path: '/', rejectUnauthorized: false }).end()
    const [response] = await once(request, 'response')
    expect(JSON.parse(await text(response)).protocol).toBe('h1')
    const session = http2.connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false })
    expect(JSON.parse((await overHttp2(session, { ':method': 'GET', ':path': '/' })).body).protocol).toBe(
      'h2',
    )
    session.close()
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
  })

  test('plain text can be refused', async () => {
    const { port } = await listen(echo, { tls: { ...certificate(), plaintext: false } })
    expect(await raw(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*TLS only/s)
    const socket = tls.connect({ port, rejectUnauthorized: false })
    await once(socket, 'secureConnect')
    socket.destroy()
  })
})
