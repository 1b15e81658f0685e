import { expect, test } from 'vitest'
import { createClient } from '../../../src/vectors/pinecone/create-client.ts'
import { servePinecone } from '../../support/serve-pinecone.ts'

test('the index is described, and a refusal has neither the key nor the address', async () => {
  await using server = await servePinecone({ apiKey: 'pcsk_right', dimension: 3, metric: 'euclidean' })
  const client = await createClient({ url: server.url, apiKey: 'pcsk_right' })
  expect(await client.describe()).toEqual({ dimension: 3, metric: 'euclidean' })
  const refused = await client.run(index => index.query({ vector: [1], topK: 1 })).catch(String)
  expect(refused).toContain('Pinecone answered 400: Vector dimension 1 does not match')
  expect(refused).not.toContain(String(server.port))
  await client.close()
})

test('a mistake of the library is none of its words', async () => {
  await using server = await servePinecone({ apiKey: 'k', dimension: 3 })
  const client = await createClient({ url: server.url, apiKey: 'k' })
  await expect(client.run(index => index.query({ vector: [], topK: 1 }))).rejects.toThrow('is not understood')
  await client.close()
})
