import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { createClient } from '../../../src/vectors/opensearch/create-client.ts'
import { prepareIndex } from '../../../src/vectors/opensearch/prepare-index.ts'
import { serveOpenSearch } from '../../support/serve-opensearch.ts'

const fields = { vectorField: 'v', textField: 't', metadataField: 'm' }

test('an index gets what it lacks, once', async () => {
  await using server = await serveOpenSearch()
  server.createIndex('i', { v: { type: 'knn_vector', dimension: 2, space_type: 'cosinesimil' } })
  const client = await createClient({ url: server.url }, 'i', systemClock)
  const toCosine = await prepareIndex(client, fields, 2)
  expect(toCosine(1)).toBe(1)
  expect(toCosine(0)).toBe(-1)
  const first = server.calls.length
  await prepareIndex(client, fields, 2)
  expect(server.calls.slice(0, first)).toEqual(['GET /i/_mapping', 'PUT /i/_mapping'])
  expect(server.calls.slice(first)).toEqual(['GET /i/_mapping'])
  await client.close()
})
