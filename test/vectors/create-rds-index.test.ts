import { afterAll, expect, test } from 'vitest'
import { createRdsIndex, type RdsIndexOptions } from '../../src/vectors/create-rds-index.ts'
import { createTable, fields, startPgvector } from '../support/start-pgvector.ts'
import { chunkIndexSuite, SUITE_DIMENSIONS } from './chunk-index-suite.ts'

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
const { customMetadata: _, ...withoutColumn } = fields

const opened = (options: RdsIndexOptions) => async () => {
  await createTable(server, options, options.dimensions)
  return createRdsIndex(options)
}

const documented = place('bedrock_integration.bedrock_kb')
chunkIndexSuite('RDS', opened(documented), { reopen: () => createRdsIndex(documented) })

const odd = place('Odd.the "table"', {
  fields: { primaryKey: 'the id', vector: 'V', text: 'select', metadata: 'm"d' },
})
void odd
const plain = place('plain', { fields: withoutColumn })
chunkIndexSuite('RDS, with all metadata in one column,', opened(plain), {
  reopen: () => createRdsIndex(plain),
})

test('x', () => expect(1).toBe(1))
