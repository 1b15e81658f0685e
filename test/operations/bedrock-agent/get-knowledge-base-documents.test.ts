import { type DocumentIdentifier, GetKnowledgeBaseDocumentsCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startKnowledgeServer } from '../../support/knowledge-server.ts'

test('those that are asked for, in their order', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource()
  server.write('a.txt', 'Alpha.')
  server.write('b.exe', 'x')
  server.write('c.txt', 'Gamma.')
  await server.sync(at)
  server.remove('c.txt')
  await server.sync(at)
  const get = (documentIdentifiers: DocumentIdentifier[]) =>
    server.agent.send(new GetKnowledgeBaseDocumentsCommand({ ...at, documentIdentifiers }))
  const object = (name: string) => ({ dataSourceType: 'S3' as const, s3: { uri: `s3://docs/${name}` } })
  const { documentDetails } = await get(['c.txt', 'b.exe', 'a.txt', 'x.txt'].map(object))
  expect(documentDetails).toMatchObject([
    { ...at, identifier: object('c.txt'), status: 'NOT_FOUND' },
    {
      identifier: object('b.exe'),
      status: 'FAILED',
      statusReason: 'Ignored, as the file format is not supported.',
      updatedAt: expect.any(Date),
    },
    { identifier: object('a.txt'), status: 'INDEXED', updatedAt: expect.any(Date) },
    { identifier: object('x.txt'), status: 'NOT_FOUND' },
  ])
  const refusal = { name: 'ValidationException' }
  await expect(get([{ dataSourceType: 'CUSTOM', custom: { id: 'a' } }])).rejects.toMatchObject(refusal)
  await expect(get([{ dataSourceType: 'S3' }])).rejects.toMatchObject(refusal)
  await expect(get([object('a.txt'), object('a.txt')])).rejects.toMatchObject(refusal)
})
