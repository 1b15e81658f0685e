import { conflictException, serviceQuotaExceededException, validationException } from '../../errors.ts'
import { dataSource } from '../../resources/data-source.ts'
import { ingestionJob } from '../../resources/ingestion-job.ts'
import { knowledgeBase } from '../../resources/knowledge-base.ts'
import type { Owner, ResourceStore } from '../../resources/resource.ts'
import type { Background } from '../background.ts'
import type { ChunkIndexes } from '../chunk-indexes.ts'
import { type Base, type Source, toIndexedBase } from '../find-resources.ts'
import { type Locks, lockOf } from '../locks.ts'
import type { Parts } from '../parts.ts'
import type { DocumentStore } from './document-store.ts'
import { type EmbedForOptions, embedFor } from './embed-for.ts'
import { failureReasons } from './failure-reasons.ts'
import type { IngestionJobs, Job } from './ingestion-jobs.ts'
import { reasonOf } from './reason-of.ts'
import { forgetUnfinished, runSync } from './run-sync.ts'

export interface IngestionJobsOptions extends EmbedForOptions {
  readonly resources: ResourceStore
  readonly documents: DocumentStore
  readonly indexes: ChunkIndexes
  readonly parts: Parts
  readonly locks: Locks
  readonly background: Background
  /** Whether documents that were sent one by one are being added to a source. */
  readonly isTaking: (dataSourceId: string) => boolean
}

interface Running {
  readonly owner: Owner
  readonly job: Job
  readonly controller: AbortController
}

const STOPPED = new Error('The ingestion job was stopped')
const CLOSED = new Error('The server stops')

/** https://docs.aws.amazon.com/general/latest/gr/bedrock.html */
const MOST_IN_ACCOUNT = 5
/** That are looked at for the reasons of a job; ListKnowledgeBaseDocuments has all. */
const MOST_FAILED = 10_000

export const createIngestionJobs = (options: IngestionJobsOptions): IngestionJobs => {
  const { resources, documents, indexes, parts, locks, background, isTaking } = options
  const jobs = resources.of(ingestionJob)
  const running = new Map<string, Running>()

  const isRunning: IngestionJobs['isRunning'] = (knowledgeBaseId, dataSourceId) =>
    [...running.values()].some(
      ({ job: { document } }) =>
        document.knowledgeBaseId === knowledgeBaseId &&
        (dataSourceId === undefined || document.dataSourceId === dataSourceId),
    )

  const refuseSecond = (owner: Owner, base: Base, source: Source): void => {
    const ongoing = [...running.values()].find(({ job }) => job.document.knowledgeBaseId === base.id)
    if (ongoing !== undefined)
      throw conflictException(
        `There is an ongoing ingestion job with ID ${ongoing.job.id} for data source ${ongoing.job.document.dataSourceId} of knowledge base ${base.id}. Wait for it to complete and retry your request.`,
        { hint: 'One job runs at a time for a knowledge base. StopIngestionJob ends it.' },
      )
    if (isTaking(source.id))
      throw conflictException(
        `Documents are being ingested into data source ${source.id}. Wait for them and retry your request.`,
      )
    const inAccount = [...running.values()].filter(
      each => each.owner.account === owner.account && each.owner.region === owner.region,
    )
    if (inAccount.length >= MOST_IN_ACCOUNT)
      throw serviceQuotaExceededException(
        `The number of concurrent ingestion jobs of the account exceeds the limit of ${MOST_IN_ACCOUNT}.`,
      )
  }

  const requireModel = async (base: Base, owner: Owner): Promise<void> => {
    const { roleArn, embeddingModelArn } = base.document
    try {
      await options.models.open(embeddingModelArn, owner, 'any')
    } catch (cause) {
      const { message, hint } = cause as Error & { hint?: string }
      throw validationException(
        `Knowledge base role ${roleArn} is not able to call specified bedrock embedding model ${embeddingModelArn}: ${message}`,
        { cause, ...(hint !== undefined && { hint }) },
      )
    }
  }

  const end = async ({ owner, job }: Running, status: string, reason?: string): Promise<void> => {
    const { document } = job
    const failed = await documents.failed(document, job.id, MOST_FAILED)
    const reasons = [
      ...(reason === undefined ? [] : [JSON.stringify([reason.slice(0, 1_000)])]),
      ...failureReasons(failed.map(each => ({ document: each.document, reason: each.reason ?? '' }))),
    ]
    const statistics = await documents.statistics(document, job.id)
    await locks(job.id, async () => {
      const now = await jobs.find(owner, job.id)
      if (now === undefined) return
      await jobs.update(owner, job.id, {
        // A stop that came too late was promised all the same.
        status: now.status === 'STOPPING' ? 'STOPPED' : status,
        document: { ...document, statistics, ...(reasons.length > 0 && { failureReasons: reasons }) },
      })
    })
  }

  const sync = async ({ owner, job, controller: { signal } }: Running): Promise<void> => {
    const { knowledgeBaseId, dataSourceId, principal } = job.document
    const base = await resources.of(knowledgeBase).get(owner, knowledgeBaseId)
    const source = await resources.of(dataSource).get(owner, dataSourceId)
    await indexes.use(toIndexedBase(base), async index => {
      const tools = { documents, source: job.document, index }
      try {
        signal.throwIfAborted()
        await locks(job.id, async () => {
          if ((await jobs.get(owner, job.id)).status === 'STARTING')
            await jobs.update(owner, job.id, { status: 'IN_PROGRESS' })
        })
        const caller = { ...owner, principal, operation: 'StartIngestionJob' }
        const embed = await embedFor(options, base, caller)
        const { ingestion, configuration } = source.document
        const opened = parts.openSource(configuration)
        try {
          await runSync(opened, { ...tools, job: job.id, ingestion, parts, embed, signal })
        } finally {
          await opened.close?.()
        }
      } catch (error) {
        if (signal.reason === STOPPED) await forgetUnfinished(tools)
        throw error
      }
    })
  }

  const run = async (one: Running): Promise<void> => {
    const { signal } = one.controller
    try {
      await sync(one)
      await end(one, 'COMPLETE')
    } catch (error) {
      if (signal.reason === CLOSED) return
      if (signal.reason === STOPPED) await end(one, 'STOPPED')
      else await end(one, 'FAILED', reasonOf(error, 'The data source could not be read.'))
    } finally {
      running.delete(one.job.id)
    }
  }

  const begin = (owner: Owner, job: Job): void => {
    const one = { owner, job, controller: new AbortController() }
    running.set(job.id, one)
    if (job.status === 'STOPPING') one.controller.abort(STOPPED)
    background.run(`Ingestion job ${job.id}`, () => run(one))
  }

  return {
    isRunning,

    start: (owner, base, source, { description, principal, once }) =>
      locks(lockOf(owner), async () => {
        const before = await jobs.madeBefore(owner, once)
        if (before !== undefined) return before
        const { status } = await resources.of(dataSource).get(owner, source.id)
        if (status !== 'AVAILABLE')
          throw conflictException(`The data source ${source.id} is in the state ${status}.`)
        await requireModel(base, owner)
        refuseSecond(owner, base, source)
        const job = await jobs.create(owner, {
          status: 'STARTING',
          document: {
            knowledgeBaseId: base.id,
            dataSourceId: source.id,
            ...(description !== undefined && { description }),
            principal,
          },
          once,
        })
        begin(owner, job)
        return job
      }),

    stop: (owner, { id }) =>
      locks(id, async () => {
        const job = await jobs.get(owner, id)
        if (job.status === 'STOPPING') return job
        const one = running.get(id)
        if (one === undefined || !['STARTING', 'IN_PROGRESS'].includes(job.status))
          throw conflictException(`The ingestion job ${id} cannot be stopped: its status is ${job.status}.`)
        const stopping = await jobs.update(owner, id, { status: 'STOPPING' })
        one.controller.abort(STOPPED)
        return stopping
      }),

    async describe(job) {
      if (job.document.statistics !== undefined) return job
      const statistics = await documents.statistics(job.document, job.id)
      return { ...job, document: { ...job.document, statistics } }
    },

    async resume() {
      for (const { owner, resource } of await jobs.withStatus(['STARTING', 'IN_PROGRESS', 'STOPPING']))
        begin(owner, resource)
    },

    close() {
      for (const { controller } of running.values()) controller.abort(CLOSED)
    },
  }
}
