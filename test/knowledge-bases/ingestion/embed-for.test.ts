import { expect, test } from 'vitest'
import { startKnowledgeServer } from '../../support/knowledge-server.ts'
import { readUsage } from '../../support/read-usage.ts'

test('every text that is embedded is in the ledger, on the account of whoever asked for it', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource()
  server.write('a.txt', 'Alpha.')
  server.write('b.txt', Array.from({ length: 100 }, (_, number) => `Paragraph ${number}.`).join('\n\n'))
  await server.sync(at)
  await server.sync(at)
  const home = server.outcrop.config.home
  await server.restart()
  const records = readUsage(home)
  expect(records).toHaveLength(3)
  for (const record of records)
    expect(record).toMatchObject({
      account: '123456789012',
      operation: 'StartIngestionJob',
      model: 'amazon.titan-embed-text-v2:0',
      outcome: 'ok',
    })
})

test('a quota that is used up is waited for', async () => {
  await using server = await startKnowledgeServer({
    quotas: {
      values: {
        'On-demand model inference requests per minute for Amazon Titan Text Embeddings V2': 2,
      },
    },
  })
  const at = await server.createSource()
  for (const name of ['a', 'b', 'c']) server.write(`${name}.txt`, name)
  const id = await server.start(at)
  await server.jobWhen(at, id, ({ statistics }) => statistics?.numberOfNewDocumentsIndexed === 2)
  server.outcrop.clock.advance(61_000)
  const job = await server.jobWhen(at, id, ({ status }) => status === 'COMPLETE')
  expect(job.statistics).toMatchObject({ numberOfNewDocumentsIndexed: 3, numberOfDocumentsFailed: 0 })
})
