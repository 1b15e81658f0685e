import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { IndexedDocument } from '../../src/vectors/chunk-index.ts'
import { createRdsIndex, type RdsIndexOptions } from '../../src/vectors/create-rds-index.ts'
import { checkTable } from '../../src/vectors/rds/check-table.ts'
import { openDatabase } from '../../src/vectors/rds/open-database.ts'
import { baseRange } from '../../src/vectors/rds/row-ids.ts'
import { candidatesSql, meaningSql, raritySql } from '../../src/vectors/rds/search-sql.ts'
import { createTable, fields, startPgvector } from '../support/start-pgvector.ts'
import { chunkIndexSuite, SUITE_DIMENSIONS } from './chunk-index-suite.ts'

// A server without the extension, failures of the network, abort: test/vectors/rds/open-database.test.ts.
const server = await startPgvector()
afterAll(() => server[Symbol.asyncDispose]())

const place = (table: string, some: Partial<RdsIndexOptions> = {}): RdsIndexOptions => ({
  url: server.url,
  database: 'postgres',
  table,
  fields,
  baseId: 'BASE000001',
  dimensions: SUITE_DIMENSIONS,
  ...some,
})
const opened = (options: RdsIndexOptions) => async () => {
  await createTable(server, options, options.dimensions)
  return createRdsIndex(options)
}

const documented = place('suite.bedrock_kb')
chunkIndexSuite('RDS', opened(documented), { reopen: () => createRdsIndex(documented) })

const { customMetadata: _, ...withoutColumn } = fields
const plain = place('plain', { fields: withoutColumn })
chunkIndexSuite('RDS, with all metadata in one column,', opened(plain), {
  reopen: () => createRdsIndex(plain),
})

const { signal } = new AbortController()
const axis = (at: number) =>
  Float32Array.from({ length: SUITE_DIMENSIONS }, (_, each) => (each === at ? 1 : 0))
const document = (id: string, texts: readonly string[], some: Partial<IndexedDocument> = {}) => ({
  id,
  dataSourceId: 'source',
  chunks: texts.map((text, at) => ({ id: `${id}-${at}`, text, vector: axis(0), metadata: { at } })),
  ...some,
})
const own = place('own')
beforeEach(() => createTable(server, own, SUITE_DIMENSIONS))

test("AWS's table is all that is used, and its columns hold what they are for", async () => {
  const index = await createRdsIndex(own)
  const [chunk] = document('d', ['Ten days.']).chunks
  if (chunk === undefined) throw new Error('no chunk')
  await index.put({ ...document('d', []), chunks: [{ ...chunk, searched: 'Leave\nTen days.' }] })
  expect(await server.sql('select chunks, metadata, custom_metadata, embedding::text from own')).toEqual([
    {
      chunks: 'Leave\nTen days.',
      metadata: { chunk: 'd-0', document: 'd', source: 'source', text: 'Ten days.' },
      custom_metadata: { at: 0 },
      embedding: '[1,0,0,0,0,0,0,0]',
    },
  ])
  await index.destroy()
  expect(await server.sql('select from own')).toEqual([])
})

test('bases share a table, and leave rows of others alone', async () => {
  await server.sql(`insert into own values (gen_random_uuid(), '[1,0,0,0,0,0,0,0]', 'theirs', '{}', null)`)
  const [one, other] = [await createRdsIndex(own), await createRdsIndex({ ...own, baseId: 'BASE000002' })]
  await one.put(document('d', ['mine']))
  await other.put(document('d', ['another']))
  for (const text of ['mine another theirs', undefined]) {
    const search = { vector: axis(0), limit: 10, ...(text !== undefined && { text }) }
    expect((await one.search(search, signal)).map(found => found.text)).toEqual(['mine'])
  }
  await one.deleteSource('source')
  expect(await server.sql('select chunks from own order by 1')).toEqual([
    { chunks: 'another' },
    { chunks: 'theirs' },
  ])
  await one.put(document('d', ['mine']))
  await one.destroy()
  await other.close()
  expect(await server.sql('select chunks from own order by 1')).toEqual([
    { chunks: 'another' },
    { chunks: 'theirs' },
  ])
})

test('a table that is unfit is not opened', async () => {
  await expect(createRdsIndex({ ...own, dimensions: 16 })).rejects.toThrow(
    'embedding column must hold vectors of 16',
  )
  await expect(createRdsIndex({ ...own, table: 'own"; drop table own; --' })).rejects.toThrow('is not there')
  expect(await server.sql('select from own')).toEqual([])
})

test('a document of many chunks is put whole', async () => {
  const index = await createRdsIndex(own)
  await index.put(
    document(
      'd',
      Array.from({ length: 450 }, (_, at) => `chunk ${at}`),
    ),
  )
  await index.delete(Array.from({ length: 1_200 }, (_, at) => `unknown ${at}`))
  const found = await index.search({ vector: axis(0), limit: 1_000 }, signal)
  expect(found.map(({ id }) => id).toSorted()).toEqual(
    Array.from({ length: 450 }, (_, at) => `d-${at}`).toSorted(),
  )
  await index.close()
})

test('a rare word is found among many that are common', async () => {
  const index = await createRdsIndex(own)
  const texts = Array.from({ length: 1_500 }, (_, at) => `Travel policy for the office of floor ${at}.`)
  await index.put(document('common', texts))
  await index.put(document('rare', ['Travel policy for sailors, who embarked.']))
  const [first] = await index.search(
    { vector: axis(3), text: 'travel policy for embarking sailors', limit: 3 },
    signal,
  )
  expect(first?.documentId).toBe('rare')
  const filter = { operator: 'greaterThan', key: 'at', value: 1_497 } as const
  const filtered = await index.search({ vector: axis(0), text: 'travel policy', limit: 5, filter }, signal)
  expect(filtered.map(({ id }) => id).toSorted()).toEqual(['common-1498', 'common-1499'])
  await index.close()

  const [, , unknownRarity, unknownFused] = await plans()
  expect(unknownRarity).toContain('own_to_tsvector_idx')
  expect(unknownFused).toContain('own_to_tsvector_idx')
  await server.sql('analyze own')
  const [byMeaning, exactly, rarity, fused] = await plans()
  expect(byMeaning).toContain('own_embedding_idx')
  expect(exactly).not.toContain('own_embedding_idx')
  expect(rarity).toContain('own_to_tsvector_idx')
  expect(fused).toContain('own_embedding_idx')
  expect(fused).toContain('own_to_tsvector_idx')
})

/** How each statement is done. */
const plans = async (): Promise<string[]> => {
  const database = openDatabase(own)
  const range = baseRange(own.baseId)
  const search = { vector: axis(0), limit: 5 }
  const words = { words: [{ query: "'sailors'", weight: 1 }], looked: 1 }
  const found = await database.transaction('begin; set local enable_seqscan = off', async ask => {
    const table = await checkTable(ask, own, SUITE_DIMENSIONS)
    if (typeof table === 'string') throw new Error(table)
    const lines: string[] = []
    for (const { text, values } of [
      meaningSql(table, range, search, false),
      meaningSql(table, range, search, true),
      raritySql(table, range, [{ word: 'sailors', start: '' }], 10),
      candidatesSql(table, range, search, words, false),
    ]) {
      const plan = await ask<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      lines.push(plan.map(row => row['QUERY PLAN']).join('\n'))
    }
    return lines
  })
  await database.close()
  return found
}

test('what PostgreSQL cannot keep is replaced, and a vector of zeros comes last', async () => {
  const index = await createRdsIndex(own)
  const odd = `a\0b\ud800`
  await index.put({
    id: odd,
    dataSourceId: 'source',
    chunks: [
      { id: 'odd', text: odd, vector: axis(0), metadata: { [odd]: odd } },
      { id: 'zeros', text: 'zeros', vector: new Float32Array(SUITE_DIMENSIONS), metadata: {} },
    ],
  })
  for (const text of [undefined, 'zzyzx', 'zeros']) {
    const found = await index.search(
      { vector: axis(0), limit: 5, ...(text !== undefined && { text }) },
      signal,
    )
    expect(found.map(({ id }) => id)).toEqual(text === 'zeros' ? ['zeros', 'odd'] : ['odd', 'zeros'])
    for (const { score } of found) expect(score >= 0 && score <= 1).toBe(true)
  }
  const filter = { operator: 'equals', key: odd, value: odd } as const
  expect(await index.search({ vector: axis(0), limit: 5, filter }, signal)).toMatchObject([
    { text: 'a\ufffdb\ufffd' },
  ])
  await index.delete([odd])
  expect(await index.search({ vector: axis(0), limit: 5 }, signal)).toEqual([])
  await index.close()
})

/** Passes on what goes to the server until it holds a text; then it hangs up. */
const hangUpAt = async (text: string) => {
  const { hostname, port } = new URL(server.url)
  let isLost = false
  const proxy = createServer(socket => {
    const upstream = connect(Number(port), hostname)
    socket.on('error', () => upstream.destroy()).on('close', () => upstream.destroy())
    upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy())
    upstream.pipe(socket)
    socket.on('data', bytes => {
      if (isLost || !bytes.includes(text)) return void upstream.write(bytes)
      isLost = true
      socket.destroy()
    })
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const url = new URL(server.url)
  url.host = `127.0.0.1:${(proxy.address() as { port: number }).port}`
  return { url: url.href, isLost: () => isLost, close: () => proxy.close() }
}

test('a connection that is lost in the middle of a document leaves the old one whole', async () => {
  const proxy = await hangUpAt('unlucky')
  const index = await createRdsIndex({ ...own, url: proxy.url })
  await index.put(document('d', ['old 1', 'old 2']))
  const texts = Array.from({ length: 300 }, (_, at) => (at === 250 ? 'unlucky' : `new ${at}`))
  await expect(index.put(document('d', texts))).rejects.toThrow('The connection to PostgreSQL was lost.')
  expect(proxy.isLost()).toBe(true)
  const search = { vector: axis(0), limit: 10, text: 'old' }
  expect((await index.search(search, signal)).map(({ text }) => text).toSorted()).toEqual(['old 1', 'old 2'])
  await index.put(document('d', ['new']))
  expect((await index.search(search, signal)).map(({ text }) => text)).toEqual(['new'])
  await index.close()
  proxy.close()
})

test('calls that a closed index gets are refused, and it closes again', async () => {
  const index = await createRdsIndex(own)
  await index.close()
  await expect(index.search({ vector: axis(0), limit: 1 }, signal)).rejects.toThrow('The index is closed.')
  await expect(index.put(document('d', ['x']))).rejects.toThrow('The index is closed.')
  await index.close()
})

// Last: PGlite has one session, which it would stay in.
const byIndex = place('by_index', { baseId: 'BASE000003' })
chunkIndexSuite('RDS, by its indexes wherever they can be used,', async () => {
  await createTable(server, byIndex, SUITE_DIMENSIONS)
  if (server.isConcurrent) return createRdsIndex({ ...byIndex, url: withoutSorting(server.url) })
  await server.sql('set enable_sort = off; set enable_seqscan = off')
  return createRdsIndex(byIndex)
})

const withoutSorting = (text: string): string => {
  const url = new URL(text)
  url.searchParams.set('options', '-c enable_sort=off -c enable_seqscan=off')
  return url.href
}
