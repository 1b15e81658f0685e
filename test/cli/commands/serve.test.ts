import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = resolve(import.meta.dirname, '../../../dist/bundle/main.js')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-serve-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (flags: string[], environment = {}) =>
  spawn(process.execPath, [main, ...flags], {
    cwd: folder,
    env: { PATH: process.env.PATH, OUTCROP_HOME: join(folder, 'home'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

const toEnd = async (flags: string[], environment = {}) => {
  const child = run(flags, environment)
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { out, error, code: code as number }
}

const untilReady = async (flags: string[], environment = {}) => {
  const child = run(flags, environment)
  let out = ''
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    out += chunk
    if (/is ready.*\n/.test(out)) break
  }
  child.stdout.resume()
  const url = /BEDROCK_RUNTIME=(http:\S+)/.exec(out)?.[1] ?? ''
  const stop = async () => {
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    return code as number
  }
  return { child, out, url, stop }
}

test('says in one line that it is ready and what to paste; answers; stops at a signal', async () => {
  const { out, url, stop } = await untilReady(['--port', '0'])
  expect(out.trim().split('\n').at(-1)).toMatch(
    /^Outcrop is ready\. Paste: export AWS_ENDPOINT_URL_BEDROCK_RUNTIME=http:\/\/127\.0\.0\.1:\d+ AWS_ENDPOINT_URL_BEDROCK=\S+ AWS_ENDPOINT_URL_BEDROCK_AGENT=\S+ AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME=\S+ AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=me AWS_SECRET_ACCESS_KEY=any$/,
  )
  expect(out).toContain('Preset laptop')
  expect((await fetch(`${url}/outcrop/health`)).status).toBe(200)
  expect(await stop()).toBe(0)
})

test('a server that verifies makes root credentials and shows them once', async () => {
  const home = join(folder, 'account')
  const first = await untilReady(['--port', '0', '--preset', 'account', '--home', home])
  expect(first.out).toMatch(/AWS_ACCESS_KEY_ID=AKIA[A-Z2-7]{16} AWS_SECRET_ACCESS_KEY=\S{40}/)
  await first.stop()
  const second = await untilReady(['--port', '0', '--preset', 'account', '--home', home])
  expect(second.out).not.toContain('AWS_SECRET_ACCESS_KEY')
  await second.stop()
})

test('a port in use: one sentence, exit 1', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  const { error, code } = await toEnd(['--port', String(port)])
  taken.close()
  expect(code).toBe(1)
  expect(error).toBe(
    `Port ${port} on 127.0.0.1 is already in use: stop the other program, or choose another with --port.\n`,
  )
})

test('a home that cannot be written: one sentence, exit 1', async () => {
  const home = join(folder, 'a-file')
  writeFileSync(home, '')
  const { error, code } = await toEnd(['--port', '0', '--home', home])
  expect(code).toBe(1)
  expect(error).toBe(`${home} cannot be written: choose another folder with --home.\n`)
})

test('a wrong configuration: its sentences, exit 1', async () => {
  const file = join(folder, 'wrong.yaml')
  writeFileSync(file, 'prot: 1\n')
  const { error, code } = await toEnd(['--config', file])
  expect(code).toBe(1)
  expect(error).toMatch(/^wrong\.yaml:1: unknown key "prot"\. Did you mean "port"\?/)
})

test('a certificate that cannot be used: one sentence, exit 1', async () => {
  const file = join(folder, 'tls.yaml')
  writeFileSync(join(folder, 'wrong.pem'), 'no certificate')
  writeFileSync(file, 'tls: { certificate: wrong.pem, key: wrong.pem }\n')
  const { error, code } = await toEnd(['--port', '0', '--config', file])
  expect(code).toBe(1)
  expect(error).toMatch(/^The certificate and key of tls cannot be used together \(.+\n$/)
})

test.each(['192.0.2.1', 'host..invalid'])('%s is not of this machine: one sentence, exit 1', async host => {
  const { error, code } = await toEnd(['--port', '0', '--host', host, '--allow-unverified-network'])
  expect(code).toBe(1)
  expect(error).toBe(`${host} is not an address of this machine: choose another with --host.\n`)
})

test('a second signal does not wait for an open exchange', async () => {
  const { child, url } = await untilReady(['--port', '0'])
  const client = connect(Number(new URL(url).port), '127.0.0.1')
  client.on('error', () => undefined)
  client.write(
    'POST /model/m/converse HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n',
  )
  await once(client, 'data')
  const exited = once(child, 'exit')
  child.kill('SIGINT')
  for await (const chunk of child.stderr) if (String(chunk).includes('stopping')) break
  expect(child.exitCode).toBeNull()
  child.kill('SIGINT')
  expect(await exited).toEqual([1, null])
  client.destroy()
})

test('help has examples, and a flag that is not there is refused', async () => {
  expect((await toEnd(['serve', '--help'])).out).toMatch(/Examples:\n {2}outcrop /)
  expect(await toEnd(['--prot', '1'])).toMatchObject({
    code: 1,
    error: expect.stringContaining("unknown option '--prot'"),
  })
})
