import { DeleteKnowledgeBaseDocumentsCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startKnowledgeServer } from '../../support/knowledge-server.ts'

test('an object of a bucket: the next job adds it again', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource()
  server.write('a.txt', 'Alpha.')
  server.write('b.txt', 'Beta.')
  await server.sync(at)
  const { documentDetails, $metadata } = await server.agent.send(
    new DeleteKnowledgeBaseDocumentsCommand({
      ...at,
      documentIdentifiers: [{ dataSourceType: 'S3', s3: { uri: 's3://docs/a.txt' } }],
    }),
  )
  expect($metadata.httpStatusCode).toBe(202)
  expect(documentDetails).toMatchObject([{ ...at, status: 'DELETING' }])
  expect(await server.statuses(at)).toEqual({ 'b.txt': 'INDEXED' })
  expect(server.indexed(at)).toEqual({ 'b.txt': ['Beta.'] })
  expect((await server.sync(at)).statistics).toMatchObject({
    numberOfDocumentsScanned: 2,
    numberOfNewDocumentsIndexed: 1,
  })
})
