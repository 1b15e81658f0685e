import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { connect } from '../../src/cli/kb/call-server.ts'

/** A base of a server with one document for each text. @returns its ID, when all are indexed. */
export const addBase = async (url: string, texts: readonly string[]): Promise<string> => {
  const { call } = await connect({ url }, {})
  const { knowledgeBase } = await call<{ knowledgeBase: { knowledgeBaseId: string } }>(
    'CreateKnowledgeBase',
    {
      name: `base-${randomUUID()}`,
      roleArn: 'arn:aws:iam::123456789012:role/kb',
      knowledgeBaseConfiguration: {
        type: 'VECTOR',
        vectorKnowledgeBaseConfiguration: {
          embeddingModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0',
        },
      },
    },
  )
  const { knowledgeBaseId } = knowledgeBase
  await until(async () => {
    const found = await call<{ knowledgeBase: { status: string } }>('GetKnowledgeBase', { knowledgeBaseId })
    return found.knowledgeBase.status === 'ACTIVE'
  })
  const { dataSource } = await call<{ dataSource: { dataSourceId: string } }>('CreateDataSource', {
    knowledgeBaseId,
    name: 'texts',
    dataSourceConfiguration: { type: 'CUSTOM' },
  })
  const at = { knowledgeBaseId, dataSourceId: dataSource.dataSourceId }
  if (texts.length === 0) return knowledgeBaseId
  const identifiers = texts.map((_, index) => ({ dataSourceType: 'CUSTOM', custom: { id: `text-${index}` } }))
  await call('IngestKnowledgeBaseDocuments', {
    ...at,
    documents: texts.map((data, index) => ({
      content: {
        dataSourceType: 'CUSTOM',
        custom: {
          customDocumentIdentifier: { id: `text-${index}` },
          sourceType: 'IN_LINE',
          inlineContent: { type: 'TEXT', textContent: { data } },
        },
      },
    })),
  })
  await until(async () => {
    const found = await call<{ documentDetails: { status: string }[] }>('GetKnowledgeBaseDocuments', {
      ...at,
      documentIdentifiers: identifiers,
    })
    return found.documentDetails.every(({ status }) => status === 'INDEXED')
  })
  return knowledgeBaseId
}

const until = async (isIt: () => Promise<boolean>): Promise<void> => {
  while (!(await isIt())) await setTimeout(20)
}
