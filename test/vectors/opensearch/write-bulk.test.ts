import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { createClient } from '../../../src/vectors/opensearch/create-client.ts'
import { deleteAction, indexAction, writeBulk } from '../../../src/vectors/opensearch/write-bulk.ts'
import { serveOpenSearch } from '../../support/serve-opensearch.ts'

test('IDs come in the order of what was written, over several requests and repetitions', async () => {
  await using server = await serveOpenSearch()
  server.createIndex('i', { n: { type: 'keyword' } })
  const client = await createClient({ url: server.url }, 'i', systemClock, { pause: 1 })
  server.faults.push({ on: '_bulk', is: { status: 200 }, lines: { from: 300, status: 429 } })
  const actions = Array.from({ length: 1_200 }, (_, at) => indexAction({ n: String(at) }))
  const ids = await writeBulk(client, actions, { refreshes: true, pause: 1 })
  expect(new Set(ids).size).toBe(1_200)
  expect(server.calls.filter(call => call.endsWith('_bulk'))).toHaveLength(4)
  expect(
    server
      .documents('i')
      .map(({ n }) => Number(n))
      .toSorted((a, b) => a - b),
  ).toEqual(actions.map((_, at) => at))
  await writeBulk(client, [...ids, 'unknown'].map(deleteAction), { refreshes: true })
  expect(server.documents('i')).toEqual([])
  await client.close()
})
