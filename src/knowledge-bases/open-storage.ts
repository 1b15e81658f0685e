import type { RdsConfiguration, StorageConfiguration } from '@aws-sdk/client-bedrock-agent'
import type { StorageSettings } from '../config/storages.ts'
import type { ChunkIndex } from '../vectors/chunk-index.ts'

/** What a request names, and where the settings say that it is. */
export interface FoundStorage {
  readonly settings: StorageSettings
  readonly rds: RdsConfiguration
}

/** Nothing where the settings do not name it, or name another kind. */
export const findStorage = (
  storages: Readonly<Record<string, StorageSettings>> | undefined,
  storage: StorageConfiguration | undefined,
): FoundStorage | undefined => {
  const rds = storage?.type === 'RDS' ? storage.rdsConfiguration : undefined
  const arn = rds?.resourceArn ?? ''
  if (rds === undefined || storages === undefined || !Object.hasOwn(storages, arn)) return undefined
  const settings = storages[arn]
  return settings?.type === 'postgres' ? { settings, rds } : undefined
}

/** @throws Error that says what is missing there. */
export const openStorage = async (
  { settings: { url, connections }, rds }: FoundStorage,
  baseId: string,
  dimensions: number,
): Promise<ChunkIndex> => {
  const { createRdsIndex } = await import('../vectors/create-rds-index.ts')
  const {
    primaryKeyField = '',
    vectorField = '',
    textField = '',
    metadataField = '',
  } = rds.fieldMapping ?? {}
  const { customMetadataField } = rds.fieldMapping ?? {}
  return createRdsIndex({
    url,
    connections,
    database: rds.databaseName ?? '',
    table: rds.tableName ?? '',
    fields: {
      primaryKey: primaryKeyField,
      vector: vectorField,
      text: textField,
      metadata: metadataField,
      ...(customMetadataField !== undefined && { customMetadata: customMetadataField }),
    },
    baseId,
    dimensions,
  })
}
