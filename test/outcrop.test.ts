import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BedrockClient, ListFoundationModelsCommand } from '@aws-sdk/client-bedrock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOutcrop } from '../src/outcrop.ts'
import { toHttpRequest } from './support/wire.ts'

let home: string
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'outcrop-'))
})
afterAll(() => rmSync(home, { recursive: true }))
const quiet = { log: { level: 'silent' } } as const

test('two servers run in one process, each on a free port', async () => {
  const servers = await Promise.all([1, 2].map(() => createOutcrop({ port: 0, home, ...quiet })))
  const addresses = await Promise.all(servers.map(server => server.listen()))
  expect(addresses[0]?.port).not.toBe(addresses[1]?.port)
  for (const { url } of addresses) expect((await fetch(`${url}/outcrop/ready`)).status).toBe(200)
  await Promise.all(servers.map(server => server.close()))
  await expect(fetch(`${addresses[0]?.url}/outcrop/health`)).rejects.toThrow()
})

test('answers without a socket', async () => {
  const { handle } = await createOutcrop({ home, ...quiet })
  const get = (target: string) =>
    handle(toHttpRequest({ method: 'GET', target, headers: {}, body: Buffer.alloc(0) }))
  expect((await get('/foundation-models')).status).toBe(200)
  expect((await get('/outcrop/health')).status).toBe(200)
  expect((await get('/outcrop/ready')).status).toBe(503)
})

test('the service clock can be moved, and reset brings it back', async () => {
  const { clock, reset } = await createOutcrop({ home, ...quiet })
  const hours = () => Math.floor((clock.now() - Date.now() + 1_800_000) / 3_600_000)
  clock.advance(5 * 3_600_000)
  expect(hours()).toBe(5)
  await reset()
  expect(hours()).toBe(0)
})

test('a server that verifies and was given no credentials makes root credentials, once, for its owner only', async () => {
  const own = join(home, 'own')
  const first = await createOutcrop({ preset: 'gateway', port: 0, home: own, ...quiet })
  const { firstCredentials } = first
  if (firstCredentials === undefined) throw new Error('no first credentials')
  expect(statSync(join(own, 'root-credentials.json')).mode & 0o077).toBe(0)
  expect(JSON.parse(readFileSync(join(own, 'root-credentials.json'), 'utf8'))).toEqual(firstCredentials)
  expect((await createOutcrop({ preset: 'gateway', home: own, ...quiet })).firstCredentials).toBeUndefined()

  const { url } = await first.listen()
  const client = new BedrockClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: firstCredentials,
    maxAttempts: 1,
  })
  expect((await client.send(new ListFoundationModelsCommand({}))).modelSummaries?.length).toBeGreaterThan(0)
  client.destroy()
  await first.close()
})

test('a server that verifies and was given credentials makes none', async () => {
  const own = join(home, 'given')
  await createOutcrop({
    preset: 'gateway',
    home: own,
    credentials: [{ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'long-enough' }],
    ...quiet,
  })
  expect(existsSync(join(own, 'root-credentials.json'))).toBe(false)
})

test('settings that cannot be are refused', async () => {
  await expect(createOutcrop({ home, host: '0.0.0.0' })).rejects.toThrow(/anyone on the network/)
})
