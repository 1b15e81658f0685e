import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openLedgerFile } from '../../../src/metering/ledger-file.ts'
import type { UsageRecord } from '../../../src/metering/usage-record.ts'
import { call, HOUR, START } from '../../support/fill-ledger.ts'
import { runCommand } from '../../support/run-command.ts'
import { startOutcrop } from '../../support/start-outcrop.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-usage-'))
  const records: UsageRecord[] = [
    ...Array.from({ length: 120 }, (_, index) =>
      call({
        at: START + index * 1_000,
        requestId: `r-${index}`,
        tokens: { input: 10, output: 1 + (index % 20) },
        metadata: { feature: index % 3 === 0 ? 'chat' : 'triage' },
        reserved: 4_106,
        settled: 20,
      }),
    ),
    call({ at: START + 2 * HOUR, model: 'anthropic.claude-3-haiku-20240307-v1:0', alias: 'help' }),
    call({ at: START + 3 * HOUR, session: 's-1', turn: '1', step: '1', tokens: { input: 900, output: 80 } }),
    call({
      at: START + 4 * HOUR,
      session: 's-1',
      turn: '1',
      step: '2',
      tokens: { input: 1_000, output: 20 },
    }),
  ]
  mkdirSync(join(folder, 'home'))
  const ledger = openLedgerFile(join(folder, 'home', 'ledger.db'), 'process')
  ledger.write(records)
  while (ledger.rollUp(START + HOUR) > 0);
  ledger.write([
    call({ requestId: 'double', at: START + 5 * HOUR }),
    call({ requestId: 'double', at: START + 5 * HOUR }),
  ])
  ledger.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

const usage = (...flags: string[]) =>
  runCommand(['usage', '--home', join(folder, 'home'), ...flags], { cwd: folder })
const json = async (...flags: string[]) => {
  const { out, code } = await usage('--json', ...flags)
  expect(code).toBe(0)
  return JSON.parse(out)
}

test('by model, as a table', async () => {
  const { out, error, code } = await usage()
  expect({ error, code }).toEqual({ error: '', code: 0 })
  expect(out).toMatch(/^model +calls +failed +input +output +reserved +settled +unused +USD\n/)
  expect(out).toMatch(/\namazon\.nova-lite-v1:0 +124 /)
  expect(out).toMatch(/\ntotal +125 /)
})

test('by several, repeated or with commas, filtered, in every format', async () => {
  expect(await json('--by', 'metadata.feature', '--by', 'day', '--until', '2026-10-01T01:00Z')).toMatchObject(
    [
      { 'metadata.feature': 'chat', day: '2026-10-01', calls: 40 },
      { 'metadata.feature': 'triage', day: '2026-10-01', calls: 80 },
    ],
  )
  expect(await json('--by', 'variant,profile', '--model', 'anthropic.*')).toMatchObject([
    { variant: 'help -> amazon.nova-lite-v1:0', calls: 1 },
  ])
  const { out } = await usage(
    '--format',
    'csv',
    '--by',
    'hour',
    '--since',
    '2026-10-01T03:00Z',
    '--limit',
    '1',
  )
  expect(out.split('\r\n').map(line => line.split(',').slice(0, 3).join())).toEqual([
    'hour,calls,failed',
    '2026-10-01 03:00,1,0',
    '2026-10-01 04:00,1,0',
    '2026-10-01 05:00,2,0',
    '',
  ])
})

test('the steps of a session, and what it took for what was seen', async () => {
  const { out } = await usage('--by', 'session,turn,step', '--session', 's-1')
  expect(out).toMatch(/\ns-1 +1 +1 +1 +0 +900 +80 .*\ns-1 +1 +2 +1 +0 +1,000 +20 /)
  expect(out).toMatch(/\ns-1 +1 +2 +2,000 +20 +100\.0 x\n/)
})

test('percentiles by hour, or by something else', async () => {
  const hours = await json('--percentiles')
  expect(hours).toHaveLength(5)
  expect(hours[0]).toMatchObject({
    hour: '2026-10-01 00:00',
    answers: 120,
    latencyP50: 100,
    firstTokenP99: null,
  })
  expect((await usage('--percentiles', '--by', 'model')).out).toMatch(
    /latency p50 +p95 +p99 +first token p50/,
  )
})

test('lengths with a suggestion', async () => {
  const { out } = await usage('--lengths')
  expect(out).toContain(
    'Suggested maxTokens: 20, the least round number that is enough for 99 % of the answers',
  )
  expect(out).toMatch(/it would free [\d,]+ \(9\d\.\d %\)/)
})

test('reconciling tells what differs, with exit code 1', async () => {
  const file = join(folder, 'answers.jsonl')
  writeFileSync(file, '{"requestId": "double", "inputTokens": 10, "outputTokens": 4}\n{"requestId": "r-1"}\n')
  const found = await usage('--reconcile', file)
  expect(found.code).toBe(1)
  expect(found.out).toContain('2 answers seen: 1 missing, 1 doubled, 0 differing.')
  const itself = await usage('--reconcile')
  expect(itself.code).toBe(1)
  expect(itself.out).toMatch(/no call is recorded twice +WRONG +1, such as request double/)
})

test.each([
  [['--by', 'modle'], /modle is none\. There are: model, principal, .*metadata\.KEY/],
  [['--since', 'tomorrow'], /how long ago/],
  [['--limit', '-1'], /number of rows/],
  [['--format', 'xml'], /table, csv, json/],
  [['--lengths', '--percentiles'], /cannot be used with/],
  [['--reconcile', 'none.jsonl'], /none\.jsonl cannot be read/],
  [['--home', 'elsewhere'], /There is no ledger at .*elsewhere.*--home/],
  [['--nothing'], /unknown option/],
])('%o is explained, with exit code 2', async (flags, explanation) => {
  const { out, error, code } = await usage(...flags)
  expect({ out, code }).toEqual({ out: '', code: 2 })
  expect(error).toMatch(explanation)
})

test('help has examples', async () => {
  const { out, code } = await usage('--help')
  expect(code).toBe(0)
  expect(out).toMatch(/Examples:\n {2}outcrop usage /)
})

test('the home is that of the server, by variable or file', async () => {
  writeFileSync(join(folder, 'outcrop.config.yaml'), `home: ${join(folder, 'home')}\n`)
  const byFile = await runCommand(['usage', '--json'], { cwd: folder })
  expect(JSON.parse(byFile.out)).toHaveLength(2)
  const byVariable = await runCommand(['usage'], { cwd: folder, environment: { OUTCROP_HOME: '/nowhere' } })
  expect(byVariable).toMatchObject({ code: 2, error: expect.stringContaining('/nowhere/ledger.db') })
})

test('a server rolls up what is older than it keeps, and the report stays the same', async () => {
  const home = join(folder, 'old')
  mkdirSync(home)
  const ledger = openLedgerFile(join(home, 'ledger.db'), 'process')
  ledger.write(Array.from({ length: 300 }, (_, index) => call({ at: START + index })))
  ledger.close()
  const report = async (...flags: string[]) =>
    (await runCommand(['usage', '--home', home, ...flags], { cwd: folder })).out
  const before = await report('--by', 'day', '--json')
  await using started = await startOutcrop({ home, ledger: { retention: 1 } })
  // The newest row of all is kept.
  await vi.waitUntil(
    async () => (await report('--reconcile')).includes('1 kept one by one, 299 rolled up'),
    15_000,
  )
  expect(await report('--by', 'day', '--json')).toBe(before)
  expect(started.outcrop.config.ledger.retention).toBe(1)
})

test('beside a running server: what a client was told is what was recorded', async () => {
  await using started = await startOutcrop()
  const answers = []
  for (let index = 0; index < 3; index++)
    answers.push(
      await started.runtime.send(
        new ConverseCommand({
          modelId: 'amazon.nova-lite-v1:0',
          messages: [{ role: 'user', content: [{ text: `Name ${index} colours.` }] }],
        }),
      ),
    )
  const file = join(folder, 'seen.jsonl')
  writeFileSync(file, answers.map(answer => `${JSON.stringify(answer)}\n`).join(''))
  const { home } = started.outcrop.config
  const { out, code } = await runCommand(['usage', '--home', home, '--reconcile', file], { cwd: folder })
  expect(out).toContain('3 answers seen: 0 missing, 0 doubled, 0 differing.')
  expect(code).toBe(0)
  const total = answers.reduce((sum, { usage: taken }) => sum + (taken?.inputTokens ?? 0), 0)
  const { out: summary } = await runCommand(['usage', '--home', home, '--json'], { cwd: folder })
  expect(JSON.parse(summary)).toMatchObject([{ model: 'amazon.nova-lite-v1:0', calls: 3, input: total }])
})
