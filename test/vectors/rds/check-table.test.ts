import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CheckedTable, checkTable } from '../../../src/vectors/rds/check-table.ts'
import { type Database, openDatabase } from '../../../src/vectors/rds/open-database.ts'
import { createTable, fields, type Pgvector, startPgvector } from '../../support/start-pgvector.ts'

// The extension itself missing: open-database.test.ts, by a server that has none.
const place = { table: 'checked.kb', fields }
let server: Pgvector
let database: Database
beforeAll(async () => {
  server = await startPgvector()
  database = openDatabase({ url: server.url, database: 'postgres', connections: 1 })
})
afterAll(async () => {
  await database.close()
  await server[Symbol.asyncDispose]()
})
beforeEach(() => createTable(server, place, 8))

const check = (where: Partial<typeof place> = {}, dimensions = 8): Promise<CheckedTable | string> =>
  database.transaction('begin read only', ask => checkTable(ask, { ...place, ...where }, dimensions))

/** What is said to be missing is made as it says, and then not missing. */
const remedied = async (sentence: string | RegExp, where: Partial<typeof place> = {}): Promise<void> => {
  const said = await check(where)
  expect(said).toMatch(sentence)
  const [, command = ''] = /(?:SQL commands?[^:]*): (.+)$/.exec(String(said)) ?? []
  await server.sql(command)
  const after = await check(where)
  expect(typeof after === 'string' ? after : '').not.toMatch(sentence)
}

test('a table as AWS documents it is fit', async () => {
  expect(await check()).toMatchObject({
    name: '"checked"."kb"',
    id: '"id"',
    metadataType: 'json',
    customMetadata: '"custom_metadata"',
    language: "'simple'",
  })
})

test('so is one with other types, another language, and names that have to be quoted', async () => {
  await server.sql(`drop table if exists "Odd ""table"`)
  await server.sql(
    `create table "Odd ""table" ("the id" uuid primary key, "Vector" vector(8), "select" varchar, "m""d" jsonb)`,
  )
  await server.sql(`create index on "Odd ""table" using hnsw ("Vector" vector_cosine_ops)`)
  await server.sql(`create index on "Odd ""table" using gin (to_tsvector('english', "select"))`)
  const odd = {
    table: 'Odd "table',
    fields: { primaryKey: 'the id', vector: 'Vector', text: 'select', metadata: 'm"d' },
  }
  const checked = database.transaction('begin', ask => checkTable(ask, odd, 8))
  expect(await checked).toMatchObject({
    metadataType: 'jsonb',
    language: "'english'",
    customMetadata: undefined,
  })
})

test('a table that is missing', async () => {
  await remedied(/^The table checked\.other is not there\./, { table: 'checked.other' })
  expect(await check({ table: 'checked.other' })).toMatchObject({ name: '"checked"."other"' })
  await server.sql('drop table checked.other')
})

test.each(['embedding', 'chunks', 'metadata', 'custom_metadata'])(
  'the column %s that is missing',
  async name => {
    await server.sql(`alter table checked.kb drop column ${name}`)
    await remedied(`The column ${name} is missing in the table checked.kb.`)
  },
)

test('a key that is missing, and one that is no key', async () => {
  await server.sql('alter table checked.kb drop column id')
  await remedied('The column id is missing')
  await server.sql('alter table checked.kb drop constraint kb_pkey')
  await remedied('id column must be the primary key.')
})

test.each([
  ['id', 'text', 'uuid'],
  ['chunks', 'json', 'text'],
  ['metadata', 'text', 'json'],
  ['custom_metadata', 'json', 'jsonb'],
])('the column %s of the type %s', async (name, type, right) => {
  await server.sql(
    `alter table checked.kb drop column ${name}; alter table checked.kb add column ${name} ${type}`,
  )
  expect(await check()).toContain(`${name} column must be of the type ${right}, it is ${type}.`)
})

test('vectors of another size, or of any', async () => {
  await server.sql(
    'drop index checked.kb_embedding_idx; alter table checked.kb alter column embedding type vector',
  )
  expect(await check()).toContain(
    'embedding column must hold vectors of 8 dimensions as the embedding model makes them, it holds any.',
  )
  await server.sql('alter table checked.kb alter column embedding type vector(16)')
  await remedied('it holds 16.')
})

test('an index that is missing, in the words of AWS', async () => {
  await server.sql('drop index checked.kb_embedding_idx')
  await remedied('embedding column must be indexed. The SQL command to index the column is:')
  await server.sql('drop index checked.kb_to_tsvector_idx')
  await remedied('chunks column must be indexed. The SQL command to index the column is:')
  expect(await check()).toMatchObject({ name: '"checked"."kb"' })
})

test('an index of another kind is none', async () => {
  await server.sql(
    'drop index checked.kb_embedding_idx; create index on checked.kb using hnsw (embedding vector_l2_ops)',
  )
  expect(await check()).toContain('embedding column must be indexed.')
})

test('longer vectors than an index holds need none', async () => {
  await server.sql(
    'drop index checked.kb_embedding_idx; alter table checked.kb alter column embedding type vector(3072)',
  )
  expect(await check({}, 3_072)).toMatchObject({ name: '"checked"."kb"' })
})

test('a user who may only read', async () => {
  await server.sql(
    'drop role if exists reader; create role reader; grant usage on schema checked to reader; grant select on checked.kb to reader',
  )
  const said = await database.transaction('begin; set local role reader', ask => checkTable(ask, place, 8))
  expect(said).toContain('The user may not read, insert and delete in the table checked.kb.')
  await server.sql('drop owned by reader; drop role reader')
})
