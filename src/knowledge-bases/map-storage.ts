import type { RdsFieldMapping, StorageConfiguration } from '@aws-sdk/client-bedrock-agent'
import type { Clock } from '../clock.ts'
import type { Storages } from '../config/storages.ts'
import type { ChunkIndex } from '../vectors/chunk-index.ts'
import { PINECONE_UNFILTERABLE } from '../vectors/pinecone/to-filter.ts'
import { invalidStorage } from './check-knowledge-base.ts'
import type { IndexedBase, StorageAbilities } from './parts.ts'

export interface MappedStorage extends StorageAbilities {
  open(base: Omit<IndexedBase, 'storage'>): Promise<ChunkIndex>
}

/**
 * The storage that a request names, where the settings say where it is.
 *
 * @throws ValidationException where they say that it is another kind.
 */
export const mapStorage = (
  storage: StorageConfiguration | undefined,
  storages: Storages = {},
  clock: Clock,
): MappedStorage | undefined => {
  const named = storage === undefined ? undefined : read(storage)
  if (named === undefined || !Object.hasOwn(storages, named.name)) return undefined
  const location = storages[named.name]
  if (location === undefined) return undefined
  if (named.type === 'opensearch' && location.type === 'opensearch')
    return {
      isHybrid: true,
      async open({ id: base, dimensions }) {
        const { createOpenSearchIndex } = await import('../vectors/create-opensearch-index.ts')
        const { index, fields } = named
        return createOpenSearchIndex({ base, dimensions, location, index, fields, clock })
      },
    }
  if (named.type === 'pinecone' && location.type === 'pinecone')
    return {
      isHybrid: false,
      unfilterable: PINECONE_UNFILTERABLE,
      async open({ id: base, dimensions }) {
        const { createPineconeIndex } = await import('../vectors/create-pinecone-index.ts')
        const { apiKey, url = named.name } = location
        const { namespace, fields } = named
        return createPineconeIndex({ base, dimensions, location: { url, apiKey, namespace }, fields })
      },
    }
  if (named.type === 'postgres' && location.type === 'postgres')
    return {
      isHybrid: true,
      async open({ id: baseId, dimensions }) {
        const { createRdsIndex } = await import('../vectors/create-rds-index.ts')
        const { url, connections } = location
        const { database, table, fields } = named
        return createRdsIndex({ url, connections, database, table, fields, baseId, dimensions })
      },
    }
  throw invalidStorage(`the setting knowledgeBases.storages has it as one of the type ${location.type}`)
}

const read = ({
  type,
  opensearchServerlessConfiguration: serverless,
  opensearchManagedClusterConfiguration: managed,
  pineconeConfiguration: pinecone,
  rdsConfiguration: rds,
}: StorageConfiguration) => {
  if (type === 'PINECONE' && pinecone !== undefined) {
    const { connectionString: name = '', namespace, fieldMapping } = pinecone
    const { textField = '', metadataField = '' } = fieldMapping ?? {}
    return { type: 'pinecone', name, namespace, fields: { textField, metadataField } } as const
  }
  if (type === 'RDS' && rds !== undefined) {
    const { resourceArn: name = '', databaseName: database = '', tableName: table = '', fieldMapping } = rds
    return { type: 'postgres', name, database, table, fields: columnsOf(fieldMapping) } as const
  }
  const opensearch =
    type === 'OPENSEARCH_SERVERLESS'
      ? serverless
      : type === 'OPENSEARCH_MANAGED_CLUSTER'
        ? managed
        : undefined
  if (opensearch === undefined) return undefined
  const { vectorIndexName: index = '', fieldMapping } = opensearch
  const { vectorField = '', textField = '', metadataField = '' } = fieldMapping ?? {}
  const name = ('collectionArn' in opensearch ? opensearch.collectionArn : managed?.domainArn) ?? ''
  return { type: 'opensearch', name, index, fields: { vectorField, textField, metadataField } } as const
}

const columnsOf = ({
  primaryKeyField: primaryKey = '',
  vectorField: vector = '',
  textField: text = '',
  metadataField: metadata = '',
  customMetadataField: customMetadata,
}: Partial<RdsFieldMapping> = {}) => ({
  primaryKey,
  vector,
  text,
  metadata,
  ...(customMetadata !== undefined && { customMetadata }),
})
