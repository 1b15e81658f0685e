import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { loadConfig } from '../../src/config.ts'
import { createEgressGate } from '../../src/egress/gate.ts'
import { createFunctions } from '../../src/functions/create-functions.ts'
import type { Functions } from '../../src/functions/functions.ts'
import { createLogger } from '../../src/log.ts'
import { stubCredentials } from '../support/bedrock-upstream.ts'
import { type ServedLambda, serveLambda } from '../support/serve-lambda.ts'

const folder = mkdtempSync(join(tmpdir(), 'outcrop-documented-'))
const closing: (() => unknown)[] = []
let functions: Functions
let lambda: ServedLambda
let server: ChildProcess

const freePort = async (): Promise<string> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return String(typeof address === 'object' ? address?.port : '')
}

beforeAll(async () => {
  stubCredentials()
  lambda = await serveLambda()
  const port = await freePort()
  const page = readFileSync(new URL('../../docs/functions.md', import.meta.url), 'utf8')
  for (const [, file = '', text = ''] of page.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms))
    writeFileSync(join(folder, file), text.replaceAll('9400', port).replaceAll('9401', String(lambda.port)))
  server = spawn(process.execPath, [join(folder, 'stock.mjs')])
  const { config } = loadConfig({ file: join(folder, 'outcrop.config.yaml'), environment: {}, flags: {} })
  const gate = createEgressGate(config.egress)
  const log = await createLogger({ level: 'silent', format: 'json' })
  functions = createFunctions({
    functions: config.functions,
    gate,
    region: config.region,
    clock: systemClock,
    log,
  })
  closing.push(
    () => functions.close(),
    () => gate.close(),
  )
})
afterAll(async () => {
  for (const close of closing) await close()
  server.kill()
  await lambda.close()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const invoke = (name: string, event: unknown) =>
  functions.invoke({ name, event, signal: new AbortController().signal })

test('the module', async () => {
  const event = { actionGroup: 'shop', function: 'status', parameters: [{ name: 'order', value: '17' }] }
  expect(await invoke('arn:aws:lambda:us-east-1:123456789012:function:orders:live', event)).toEqual({
    messageVersion: '1.0',
    response: {
      actionGroup: 'shop',
      function: 'status',
      functionResponse: { responseBody: { TEXT: { body: 'on its way' } } },
    },
  })
})

test('the command', async () => {
  expect(await invoke('refunds', { amount: 100 })).toEqual({ refunded: true })
})

test('the server', async () => {
  const reply = await vi.waitFor(() => invoke('stock', { item: 'pen' }), 10_000)
  expect(reply).toEqual({ item: 'pen', left: 3 })
})

test('Lambda', async () => {
  lambda.functions.set('other', (response, event) => response.end(JSON.stringify(event)))
  expect(await invoke('other', { a: 1 })).toEqual({ a: 1 })
})
