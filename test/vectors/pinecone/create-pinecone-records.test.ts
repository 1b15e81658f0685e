import { expect, test } from 'vitest'
import { createClient } from '../../../src/vectors/pinecone/create-client.ts'
import { createPineconeRecords } from '../../../src/vectors/pinecone/create-pinecone-records.ts'
import { servePinecone } from '../../support/serve-pinecone.ts'

test('a metric that is none of its three is refused', async () => {
  await using server = await servePinecone({ apiKey: 'k', dimension: 2 })
  const client = await createClient({ url: server.url, apiKey: 'k' })
  const fields = { textField: 't', metadataField: 'm' }
  const make = (metric: string) => createPineconeRecords({ client, base: 'b', fields, dimensions: 2, metric })
  expect(() => make('hamming')).toThrow('The index has the metric hamming')
  const records = make('cosine')
  const id = await records.writeNote({ remove: ['g'], keep: [] })
  expect(await records.notes()).toEqual([{ id, remove: ['g'], keep: [] }])
  expect(await records.find({}, 10)).toEqual([])
  await client.close()
})
