import type { StorageConfiguration } from '@aws-sdk/client-bedrock-agent'
import type { KnowledgeBase } from '../resources/knowledge-base.ts'
import type { Draft, Owner } from '../resources/resource.ts'
import type { DataSourceDraft } from './data-source-draft.ts'
import type { Base, Source } from './find-resources.ts'
import type { DirectDocuments } from './ingestion/direct-documents.ts'
import type { DocumentStore } from './ingestion/document-store.ts'
import type { IngestionJobs } from './ingestion/ingestion-jobs.ts'
import type { OpenBase } from './open-base.ts'
import type { ReadDocuments } from './read-documents.ts'

/** The knowledge bases of all accounts: what is in them, and what goes on in them. */
export interface KnowledgeBases extends OpenBase, ReadDocuments {
  /** Whether the settings say where it is: the index that comes with Outcrop stands in for it otherwise. */
  isMapped(storage: StorageConfiguration | undefined): boolean
  /** Whether chunks can be transformed by functions of users. */
  readonly canTransform: boolean
  readonly bases: {
    /**
     * Becomes ACTIVE, or FAILED, when its index has been made.
     *
     * @throws ValidationException for a storage elsewhere that is not there or does not fit.
     */
    create(owner: Owner, draft: Omit<Draft<KnowledgeBase>, 'status'>): Promise<Base>
    /** With its sources, and what their deletion policies do not keep. @throws ConflictException while a job runs. */
    delete(owner: Owner, id: string): Promise<Base>
  }
  readonly sources: {
    /** @throws ConflictException for a taken name, ServiceQuotaExceededException over five of a base. */
    create(owner: Owner, draft: DataSourceDraft): Promise<Source>
    update(owner: Owner, source: Source, draft: DataSourceDraft): Promise<Source>
    /** @throws ConflictException while a job runs. */
    delete(owner: Owner, source: Source): Promise<Source>
  }
  readonly jobs: IngestionJobs
  readonly direct: DirectDocuments
  readonly documents: DocumentStore
  /** Goes on with what the last process left. */
  resume(): Promise<void>
  /** Deletes everything, whoever it belongs to. */
  reset(): Promise<void>
  close(): Promise<void>
}
