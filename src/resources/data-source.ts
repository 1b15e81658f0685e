import type {
  DataSourceConfiguration,
  ServerSideEncryptionConfiguration,
  VectorIngestionConfiguration,
} from '@aws-sdk/client-bedrock-agent'
import { newUpperCaseId } from './new-id.ts'
import type { ResourceType } from './resource.ts'

/** AWS gives data sources no ARN; names are unique within their knowledge base. */
export interface DataSource {
  readonly knowledgeBaseId: string
  readonly description?: string
  readonly configuration: DataSourceConfiguration
  readonly deletionPolicy: 'DELETE' | 'RETAIN'
  readonly encryption?: ServerSideEncryptionConfiguration
  readonly ingestion?: VectorIngestionConfiguration
  readonly failureReasons?: readonly string[]
}

export const dataSource: ResourceType<DataSource> = {
  kind: 'data-source',
  version: 1,
  newId: newUpperCaseId,
}
