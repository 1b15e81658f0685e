import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { counterFor } from '../../src/conversation/token-counters/index.ts'
import { openLedgerReader } from '../../src/metering/usage/ledger-reader.ts'
import { type Spawned, spawnOutcrop } from '../support/spawn-outcrop.ts'

const folder = fileURLToPath(new URL('../../examples/incident/', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'outcrop-incident-'))
let server: Spawned
beforeAll(async () => {
  // Its paths are those of the example's folder, where a reader starts the server.
  const settings = readFileSync(join(folder, 'outcrop.config.yaml'), 'utf8')
    .replace('incidents.mjs', join(folder, 'incidents.mjs'))
    .replace('rules.yaml', join(folder, 'rules.yaml'))
  writeFileSync(join(home, 'config.yaml'), settings)
  server = await spawnOutcrop(['--config', join(home, 'config.yaml')], {}, home)
})
afterAll(async () => {
  await server.close()
  rmSync(home, { recursive: true, force: true })
})

const run = async (script: string, ...given: string[]): Promise<string> => {
  const child = spawn(process.execPath, [script, ...given], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL: `http://127.0.0.1:${server.port}`,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
      NODE_NO_WARNINGS: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return text(child.stdout)
}

test('three functions, each with what the one before told; the tokens of each step agree with the ledger', async () => {
  const agentId = (await run('create-agent.mjs')).trim()
  const out = await run('ask.mjs', agentId, 'What about INC-4711?', 'session-1')
  expect(out).toMatch(
    /^step 1: .*\n {2}get_incident\(incidentId: INC-4711\): .*"service":"checkout".*\nstep 2: .*\n {2}check_service\(service: checkout\): .*"status":"degraded".*\nstep 3: .*\n {2}open_ticket\(team: payments, .*"status":"open".*\nstep 4: .*\n\nCheckout is degraded since 08:14 UTC/,
  )
  const told = [...out.matchAll(/^step \d+: (\d+) tokens in, (\d+) out$/gm)].map(([, taken, said]) => [
    Number(taken),
    Number(said),
  ])
  const reader = openLedgerReader(join(home, 'ledger.db'))
  const filed = [
    ...reader.rows("select input, output, step from usage where session = 'session-1' order by id"),
  ]
  reader.close()
  expect(filed).toEqual(told.map((step, at) => [...step, `${at + 1}`]))
  expect(told).toHaveLength(4)
})

test('what a long instruction costs in each step, and a turn that its budget stops', async () => {
  const { shortInstruction, longInstruction } = await import(join(folder, 'agent.mjs'))
  const counter = counterFor('amazon.nova-lite-v1:0')
  const [short, long] = [counter.countText(shortInstruction), counter.countText(longInstruction)]
  expect(Math.abs(short - 150)).toBeLessThan(10)
  expect(Math.abs(long - 800)).toBeLessThan(20)

  const out = await run('compare.mjs')
  const saved = [...out.matchAll(/^ +[1-4] +\d+ +\d+ +(\d+)$/gm)].map(([, each]) => Number(each))
  expect(saved).toHaveLength(4)
  // Tickets have names of their own, a token longer or shorter.
  for (const each of saved) expect(Math.abs(each - (long - short))).toBeLessThan(8)

  const [, free, capped] =
    /\n(\d+) tokens in 4 steps, 3 calls\n.*\n(\d+) tokens in 1 steps, 1 calls\n {2}The budget of 3000 tokens for a turn is spent: .*\n {2}That took more than I may spend on one question\./.exec(
      out,
    ) ?? []
  expect(Math.abs(Number(free) - 8_000)).toBeLessThan(200)
  expect(Number(capped)).toBeLessThan(3_000)
})
