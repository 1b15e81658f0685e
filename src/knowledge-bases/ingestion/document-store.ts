import type { IngestionJobStatistics } from '@aws-sdk/client-bedrock-agent'

/** What a job did with a document. */
export type Outcome = 'new' | 'modified' | 'metadata' | 'unchanged' | 'failed' | 'deleted'

export interface DocumentState {
  readonly sequence: number
  readonly document: string
  /** As the API names it; `DELETED` of what is kept only to be counted. */
  readonly status: string
  readonly reason?: string
  readonly version?: string
  /** Of what the index has of it; undefined where it has nothing. */
  readonly contentHash?: string
  readonly metadataHash?: string
  readonly job?: string
  readonly outcome?: Outcome
  readonly updatedAt: Date
}

/** What has become of a document. What is left out stays as it was. */
export interface DocumentNote {
  readonly status: string
  readonly reason?: string
  readonly version?: string | undefined
  /** Null where the index no longer has it. */
  readonly contentHash?: string | null
  /** Null where it has none. */
  readonly metadataHash?: string | null
  readonly job?: string
  readonly outcome?: Outcome
  readonly hasMetadata?: boolean
  readonly metadataChanged?: boolean
}

export interface SourceKey {
  readonly knowledgeBaseId: string
  readonly dataSourceId: string
}

/** What is known of the documents of data sources. */
export interface DocumentStore {
  find(source: SourceKey, document: string): Promise<DocumentState | undefined>
  note(source: SourceKey, document: string, note: DocumentNote): Promise<void>
  forget(source: SourceKey, documents: readonly string[]): Promise<void>
  forgetSource(source: SourceKey): Promise<void>
  /** In the order in which they were first seen, without those that are gone. */
  list(source: SourceKey, limit: number, after?: number): Promise<readonly DocumentState[]>
  /** Those that the job has not dealt with. */
  untouched(source: SourceKey, job: string, limit: number): Promise<readonly DocumentState[]>
  /** That other jobs have deleted. */
  forgetDeleted(source: SourceKey, exceptBy: string): Promise<void>
  /** That are being read, or were when their job ended. */
  unfinished(source: SourceKey): Promise<readonly DocumentState[]>
  failed(source: SourceKey, job: string, limit: number): Promise<readonly DocumentState[]>
  statistics(source: SourceKey, job: string): Promise<IngestionJobStatistics>
}
