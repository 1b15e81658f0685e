import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../support/run-command.ts'

const SONNET = 'anthropic.claude-3-sonnet-20240229-v1:0'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-price-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const price = (...flags: string[]) => runCommand(['price', ...flags], { cwd: folder })

test('100,000 calls a day for 30 days', async () => {
  const { out, error, code } = await price(
    ...['--model', SONNET, '--input', '500', '--output', '200', '--calls', '100,000', '--days', '30'],
  )
  expect({ error, code }).toEqual({ error: '', code: 0 })
  expect(out).toMatch(/ 100,000 +500 +200 +0\.004500 +450\.0000 +13,500\.0000\n/)
})

test('models compared, by profile, tier and cache', async () => {
  const { out } = await price(
    ...[
      '--model',
      `${SONNET},us.anthropic.claude-haiku-4-5-20251001-v1:0`,
      '--model',
      'amazon.nova-lite-v1:0',
    ],
    ...[
      '--input',
      '1000',
      '--cache-read',
      '0',
      '--output',
      '100',
      '--calls',
      '1_000_000',
      '--tier',
      'batch',
      '--json',
    ],
  )
  expect(JSON.parse(out).runs).toMatchObject([
    { model: 'amazon.nova-lite-v1:0', totalUsd: '42.000000' },
    { model: 'us.anthropic.claude-haiku-4-5-20251001-v1:0', totalUsd: '825.000000' },
    { model: SONNET, totalUsd: '2250.000000' },
  ])
  const profiled = await price(
    ...[
      '--model',
      'anthropic.claude-haiku-4-5-20251001-v1:0',
      '--profile',
      'global.',
      '--input',
      '1000',
      '--json',
    ],
  )
  expect(JSON.parse(profiled.out).runs).toMatchObject([
    { model: 'global.anthropic.claude-haiku-4-5-20251001-v1:0', costUsd: '0.001000' },
  ])
})

test('embeddings and searches', async () => {
  const { out } = await price('--model', 'amazon.titan-embed-text-v2:0', '--embedding', '1000000', '--json')
  expect(JSON.parse(out).runs).toMatchObject([{ costUsd: '0.020000' }])
  const searches = await price(
    '--model',
    'amazon.rerank-v1:0',
    '--search-units',
    '1',
    '--calls',
    '1000',
    '--json',
  )
  expect(JSON.parse(searches.out).runs).toMatchObject([{ costUsd: '1.000000' }])
})

test('a sample, counted as each family does', async () => {
  const file = join(folder, 'sample.jsonl')
  const messages = [
    { role: 'user', content: [{ text: 'Where is the parcel that I ordered on Monday? '.repeat(20) }] },
  ]
  writeFileSync(file, `${JSON.stringify({ messages, outputTokens: 50 })}\n${JSON.stringify({ messages })}\n`)
  const { out } = await price(
    '--model',
    `${SONNET},amazon.nova-lite-v1:0`,
    '--sample',
    file,
    '--output',
    '30',
    '--json',
  )
  const { runs } = JSON.parse(out)
  expect(runs.map(({ model }: { model: string }) => model)).toEqual(['amazon.nova-lite-v1:0', SONNET])
  for (const { calls, tokens } of runs) {
    expect(calls).toBe(2)
    expect(tokens.output).toBe(80)
    expect(tokens.input).toBeGreaterThan(200)
  }
})

test('a unit for a month, and what it must replace', async () => {
  expect((await price('--units', '1')).out).toContain('for 720 hours: 43,200.0000 USD')
  const { out } = await price(
    ...[
      '--units',
      '1',
      '--unit-price',
      '39.60',
      '--hours',
      '1',
      '--model',
      SONNET,
      '--input',
      '500',
      '--output',
      '200',
    ],
  )
  expect(out).toMatch(/ 8,800\n/)
})

test.each([
  [[], /--model names one/],
  [['--model', SONNET], /--input and --output/],
  [['--model', 'sonnet', '--input', '1'], /no model sonnet\. Like it: anthropic\./],
  [['--model', SONNET, '--input', 'many'], /whole number/],
  [['--model', SONNET, '--tier', 'cheap', '--input', '1'], /default, batch, priority, flex/],
  [['--model', SONNET, '--sample', 'none.jsonl'], /none\.jsonl cannot be read/],
  [['--units', '1', '--unit-price', 'free'], /an amount/],
])('%o is explained, with exit code 2', async (flags, explanation) => {
  const { out, error, code } = await price(...flags)
  expect({ out, code }).toEqual({ out: '', code: 2 })
  expect(error).toMatch(explanation)
})

test('help has examples', async () => {
  expect((await price('--help')).out).toMatch(/Examples:\n {2}outcrop price /)
})
