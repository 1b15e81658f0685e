import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { createClient } from '../../../src/vectors/opensearch/create-client.ts'
import { createOpenSearchRecords } from '../../../src/vectors/opensearch/create-opensearch-records.ts'
import { serveOpenSearch } from '../../support/serve-opensearch.ts'

test('an answer without some shards is none', async () => {
  await using server = await serveOpenSearch()
  const client = await createClient({ url: server.url }, 'i', systemClock)
  const records = createOpenSearchRecords({
    client,
    base: 'b',
    fields: { vectorField: 'v', textField: 't', metadataField: 'm' },
    toCosine: score => score,
    refreshes: true,
  })
  const hits = { total: { value: 0 }, hits: [] }
  for (const partial of [{ timed_out: true }, { _shards: { failed: 1 } }]) {
    server.faults.push({ on: '_search', is: { status: 200, body: { ...partial, hits } } })
    await expect(records.notes()).rejects.toThrow('OpenSearch could not search all of the index')
  }
  await records.close()
})
