import type { KnowledgeBaseConfiguration, StorageConfiguration } from '@aws-sdk/client-bedrock-agent'
import { newUpperCaseId } from './new-id.ts'
import type { ResourceType } from './resource.ts'

export interface KnowledgeBase {
  readonly description?: string
  readonly roleArn: string
  readonly configuration: KnowledgeBaseConfiguration
  /** Absent where none was asked for: the embedded one. */
  readonly storage?: StorageConfiguration
  readonly embeddingModelArn: string
  /** Length of its vectors. */
  readonly dimensions: number
  readonly failureReasons?: readonly string[]
}

export const knowledgeBase: ResourceType<KnowledgeBase> = {
  kind: 'knowledge-base',
  version: 1,
  namesAreUnique: true,
  takenName: name => `KnowledgeBase with name ${name} already exists.`,
  newId: newUpperCaseId,
}
