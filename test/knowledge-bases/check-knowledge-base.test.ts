import { expect, test } from 'vitest'
import { checkStorage } from '../../src/knowledge-bases/check-knowledge-base.ts'

// Models and dimensions: test/operations/bedrock-agent/create-knowledge-base.test.ts.
const all = ['RDS', 'OPENSEARCH_SERVERLESS', 'OPENSEARCH_MANAGED_CLUSTER', 'PINECONE']
const members: Record<string, string> = {
  RDS: 'rdsConfiguration',
  OPENSEARCH_SERVERLESS: 'opensearchServerlessConfiguration',
  OPENSEARCH_MANAGED_CLUSTER: 'opensearchManagedClusterConfiguration',
  PINECONE: 'pineconeConfiguration',
}

test('none is the embedded one, and so is S3 Vectors', () => {
  expect(() => checkStorage(undefined, [])).not.toThrow()
  expect(() => checkStorage({ type: 'S3_VECTORS', s3VectorsConfiguration: {} } as object, [])).not.toThrow()
})

test.each(all)('%s is taken where the settings name it', type => {
  const storage = { type, [members[type] ?? '']: {} }
  expect(() => checkStorage(storage, all)).not.toThrow()
  expect(() =>
    checkStorage(
      storage,
      all.filter(other => other !== type),
    ),
  ).toThrow(`no ${type} is configured on this server`)
  expect(() => checkStorage({ type }, all)).toThrow(`a storage of the type ${type} needs ${members[type]}`)
})

test.each(['REDIS_ENTERPRISE_CLOUD', 'MONGO_DB_ATLAS', 'NEPTUNE_ANALYTICS', 'constructor'])(
  '%s is not',
  type => {
    expect(() => checkStorage({ type }, [...all, type])).toThrow(
      `Knowledge bases that are stored in ${type} are not implemented.`,
    )
  },
)
