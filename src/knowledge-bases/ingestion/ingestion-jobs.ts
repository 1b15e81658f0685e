import type { Principal } from '../../principal.ts'
import type { IngestionJob } from '../../resources/ingestion-job.ts'
import type { Owner, Resource } from '../../resources/resource.ts'
import type { Base, Source } from '../find-resources.ts'

export type Job = Resource<IngestionJob>

export interface JobRequest {
  readonly description?: string | undefined
  readonly principal: Principal
  readonly once: { readonly token: string | undefined; readonly input: object }
}

/** The jobs that bring bases up to date with their sources. */
export interface IngestionJobs {
  /**
   * @throws ConflictException where a job runs on the base or the source, ServiceQuotaExceededException where five run
   * in the account, ValidationException where the account may not call the embedding model.
   */
  start(owner: Owner, base: Base, source: Source, request: JobRequest): Promise<Job>
  /** @throws ConflictException where it is over. */
  stop(owner: Owner, job: Job): Promise<Job>
  /** With its statistics as they are now. */
  describe(job: Job): Promise<Job>
  isRunning(knowledgeBaseId: string, dataSourceId?: string): boolean
  /** Goes on with what the last process left. */
  resume(): Promise<void>
  /** Lets go of the jobs that run; they go on with the next start. */
  close(): void
}
