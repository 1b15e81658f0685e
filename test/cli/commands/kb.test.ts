import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../../src/cli/kb/call-server.ts'
import { runCommand } from '../../support/run-command.ts'
import { type Spawned, spawnOutcrop } from '../../support/spawn-outcrop.ts'

let folder: string
let server: Spawned
let url: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-kb-'))
  mkdirSync(join(folder, 'docs'))
  writeFileSync(join(folder, 'docs', 'leave.md'), '# Leave\n\nEmployees have 28 days of paid leave a year.\n')
  writeFileSync(join(folder, 'docs', 'buying.txt'), 'Purchases above 5,000 EUR are approved by the CFO.\n')
  writeFileSync(join(folder, 'server.yaml'), 'knowledgeBases: { buckets: { docs: ./docs } }\n')
  server = await spawnOutcrop(['--config', join(folder, 'server.yaml')])
  url = `http://127.0.0.1:${server.port}`
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const kb = (...flags: string[]) => runCommand(['kb', ...flags], { cwd: folder })

test('a folder becomes a base in one command, and the call that it prints works as pasted', async () => {
  const { out, error, code } = await kb('add', './docs', '--url', url)
  expect(code).toBe(0)
  expect(error).toMatch(/^sent: 2 of 2, /)
  expect(out).toMatch(
    /^Knowledge base \w{10} \(docs\), data source \w{10}: 2 of 2 documents indexed, 2 new, 0 removed, 0 failed\.\n/,
  )
  const pasted = /^ {2}(curl .*)$/m.exec(out)?.[1] ?? ''
  const { retrievalResults } = JSON.parse(execFileSync('sh', ['-c', pasted], { encoding: 'utf8' }))
  expect(retrievalResults).toHaveLength(2)
})

test('with what a program reads: the address of the variable, another name, another chunking', async () => {
  const { out, code } = await runCommand(
    ['kb', 'add', 'docs', '--name', 'whole', '--chunking', 'none', '--json'],
    { cwd: folder, environment: { AWS_ENDPOINT_URL_BEDROCK_AGENT: url } },
  )
  expect(code).toBe(0)
  const added = JSON.parse(out)
  expect(added).toMatchObject({ name: 'whole', documents: 2, new: 2, removed: 0, failed: [] })
  const { call } = await connect({ url }, {})
  expect(await call('GetDataSource', added)).toMatchObject({
    dataSource: { vectorIngestionConfiguration: { chunkingConfiguration: { chunkingStrategy: 'NONE' } } },
  })
})

test('a base that was there keeps its chunking, and the command says so', async () => {
  const add = (...flags: string[]) => kb('add', './docs', '--name', 'kept', '--url', url, ...flags)
  expect((await add('--chunking', 'none')).error).not.toContain('was there before')
  expect((await add()).error).not.toContain('was there before')
  const again = await add('--chunking', 'semantic')
  expect(again.error).toContain('The knowledge base kept was there before: it keeps its chunking')
  expect(again.code).toBe(0)
})

test('a sync with its statistics; a document that fails is named with its reason, and the code is 1', async () => {
  const { call } = await connect({ url }, {})
  const { knowledgeBaseId: id } = JSON.parse(
    (await kb('add', './docs', '--name', 'synced', '--url', url, '--json')).out,
  )
  const { dataSource } = await call<{ dataSource: { dataSourceId: string } }>('CreateDataSource', {
    knowledgeBaseId: id,
    name: 'bucket',
    dataSourceConfiguration: { type: 'S3', s3Configuration: { bucketArn: 'arn:aws:s3:::docs' } },
  })
  const ambiguous = await kb('sync', '--kb', id, '--url', url)
  expect(ambiguous).toMatchObject({
    out: '',
    code: 2,
    error: expect.stringContaining('Name one with --data-source'),
  })

  const flags = ['sync', '--kb', id, '--data-source', dataSource.dataSourceId, '--url', url]
  const good = await kb(...flags)
  expect(good.out).toMatch(/is COMPLETE after [\d.]+ s: [\d.]+ a second\.\n(?:.*\n)*scanned +2\nnew +2\n/)
  expect(good.code).toBe(0)

  writeFileSync(join(folder, 'docs', 'tool.bin'), Uint8Array.of(0x7f, 0x45, 0x4c, 0x46))
  const bad = await kb(...flags)
  rmSync(join(folder, 'docs', 'tool.bin'))
  expect(bad.code).toBe(1)
  expect(bad.out).toMatch(
    /\ndocument that failed +reason\n.*\ns3:\/\/docs\/tool\.bin +The file is a program,/,
  )

  const json = await kb(...flags, '--json')
  expect(json.code).toBe(0)
  expect(JSON.parse(json.out)).toMatchObject({ job: { status: 'COMPLETE' }, failed: [] })
})

test("strategies are compared by questions of one's own, without a server, with a chart", async () => {
  writeFileSync(
    join(folder, 'questions.jsonl'),
    '{"question": "How many days of paid leave?", "sources": ["docs/leave.md"]}\n{"question": "Who approves purchases?", "sources": ["buying.txt"]}\n',
  )
  const flags = [
    '--questions',
    'questions.jsonl',
    '--chunking',
    'default,none',
    '--search',
    'hybrid,reranked',
  ]
  const { out, error, code } = await kb('evaluate', './docs', ...flags, '-k', '3', '--svg', 'chart.svg')
  expect(code).toBe(0)
  expect(out).toMatch(
    /^chunking +search +recall@3 .*\n─.*\ndefault +hybrid +1\.000 .*\ndefault +reranked +1\.000 /,
  )
  expect(out).toMatch(/\nnone +reranked .*\n\nBest by nDCG@10: /)
  expect(error).toMatch(/^default chunking \.\.\.\n(?:.*\n)*none, reranked questions: 2 of 2/)
  expect(readFileSync(join(folder, 'chart.svg'), 'utf8')).toMatch(/^<svg (?:.*\n)*.*none, reranked/)
})

test('a base of a server is asked as it is', async () => {
  const { knowledgeBaseId } = JSON.parse(
    (await kb('add', 'docs', '--name', 'asked', '--url', url, '--json')).out,
  )
  writeFileSync(
    join(folder, 'one.jsonl'),
    '{"question": "Who approves purchases?", "sources": ["buying.txt"]}',
  )
  const { out, code } = await kb(
    'evaluate',
    '--kb',
    knowledgeBaseId,
    '--questions',
    'one.jsonl',
    '--json',
    '--url',
    url,
  )
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    questions: 1,
    k: 5,
    strategies: [
      { search: 'semantic', recall: 1, questionsUsd: null },
      { search: 'hybrid', recall: 1 },
      { search: 'reranked', recall: 1 },
    ],
  })
})

test('bad lines of the questions are listed by number, before anything starts', async () => {
  writeFileSync(join(folder, 'bad.jsonl'), '{"question": "x", "sources": ["none.md"]}\nno JSON\n')
  expect(await kb('evaluate', 'docs', '--questions', 'bad.jsonl')).toEqual({
    out: '',
    error:
      'bad.jsonl cannot be used:\n  line 1: no document, or more than one, is "none.md": give its whole path\n  line 2: it is no JSON\n',
    code: 2,
  })
})

test.each([
  [['add'], /missing required argument 'folder'/],
  [['add', 'none'], /none is no folder: name one with documents/],
  [['add', 'docs', '--name', '-'], /letters and digits/],
  [['add', 'docs', '--chunking', 'big'], /default, fixed, hierarchical, semantic, none/],
  [['add', 'docs', '--url', 'here'], /is no address of a server/],
  [
    ['add', 'docs', '--url', 'http://127.0.0.1:1'],
    /No server answers at http:\/\/127\.0\.0\.1:1 \(.+\): start one/,
  ],
  [['sync'], /required option '--kb <id>'/],
  [['sync', '--kb', 'short'], /ID of ten characters/],
  [
    ['sync', '--kb', 'NOBASE0000', '--data-source', 'NOSOURCE00', '--url', 'URL'],
    /ResourceNotFoundException/,
  ],
  [['evaluate', 'docs'], /required option '--questions <file>'/],
  [['evaluate', 'docs', '--questions', 'none.jsonl'], /none\.jsonl cannot be read/],
  [['evaluate', '--questions', 'x'], /Name either a folder, such as \.\/docs, or a base with --kb/],
  [['evaluate', 'docs', '--questions', 'x', '--search', 'fast'], /There are: semantic, hybrid, reranked/],
  [['evaluate', 'docs', '--questions', 'x', '-k', '0'], /from 1 to 100/],
  [['fly'], /unknown command 'fly'/],
])('%o is explained, with exit code 2', async (flags, explanation) => {
  const { out, error, code } = await kb(...flags.map(flag => (flag === 'URL' ? url : flag)))
  expect({ out, code }).toEqual({ out: '', code: 2 })
  expect(error).toMatch(explanation)
})

test.each(['add', 'sync', 'evaluate'])('help of %s has examples', async name => {
  const { out, code } = await kb(name, '--help')
  expect(code).toBe(0)
  expect(out).toContain(`Examples:\n  outcrop kb ${name} `)
})
