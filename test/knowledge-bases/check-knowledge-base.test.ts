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
  expect(checkStorage(undefined)).toBeUndefined()
  expect(checkStorage({ type: 'S3_VECTORS', s3VectorsConfiguration: {} } as object)).toBeUndefined()
})

test.each(all)('it stands in for %s, and says so', type => {
  expect(checkStorage({ type, [members[type] ?? '']: {} })).toBe(
    `${type} is not asked: the index that comes with Outcrop stands in for it. The setting knowledgeBases.storages says where it is.`,
  )
  expect(checkStorage({ type, [members[type] ?? '']: {} }, true)).toBeUndefined()
  expect(() => checkStorage({ type })).toThrow(`a storage of the type ${type} needs ${members[type]}`)
})

test.each(['REDIS_ENTERPRISE_CLOUD', 'MONGO_DB_ATLAS', 'NEPTUNE_ANALYTICS', 'constructor'])(
  '%s is not',
  type => {
    expect(() => checkStorage({ type })).toThrow(
      `Knowledge bases that are stored in ${type} are not implemented.`,
    )
  },
)
