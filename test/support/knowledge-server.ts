import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BedrockAgentClient,
  CreateDataSourceCommand,
  type CreateDataSourceCommandInput,
  CreateKnowledgeBaseCommand,
  type CreateKnowledgeBaseCommandInput,
  GetIngestionJobCommand,
  GetKnowledgeBaseCommand,
  type IngestionJob,
  type KnowledgeBase,
  ListKnowledgeBaseDocumentsCommand,
  StartIngestionJobCommand,
} from '@aws-sdk/client-bedrock-agent'
import type { PartialConfig } from '../../src/config.ts'
import { createOutcrop, type Outcrop } from '../../src/outcrop.ts'
import { createSimpleParts, type SimpleParts } from './simple-parts.ts'

export interface Located {
  readonly knowledgeBaseId: string
  readonly dataSourceId: string
}

export interface KnowledgeServer extends AsyncDisposable {
  readonly agent: BedrockAgentClient
  readonly outcrop: Outcrop
  readonly url: string
  readonly home: string
  readonly parts: SimpleParts
  /** What the bucket `docs` reads. */
  readonly folder: string
  write(name: string, content: string | Uint8Array): void
  remove(name: string): void
  /** On the same home. */
  restart(more?: PartialConfig): Promise<void>
  createBase(more?: Partial<CreateKnowledgeBaseCommandInput>): Promise<string>
  baseWhen(id: string, isIt: (base: KnowledgeBase) => boolean): Promise<KnowledgeBase>
  /** A base with a source of the bucket `docs`. */
  createSource(more?: Partial<CreateDataSourceCommandInput>): Promise<Located>
  /** A whole job. */
  sync(at: Located): Promise<IngestionJob>
  start(at: Located): Promise<string>
  jobWhen(at: Located, ingestionJobId: string, isIt: (job: IngestionJob) => boolean): Promise<IngestionJob>
  /** By their names or ids, when nothing is going on. */
  statuses(at: Located): Promise<Record<string, string>>
  /** By document, the texts of its chunks, as they are in the index. */
  indexed(at: Located): Record<string, string[]>
}

export const embeddingModelArn = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0'
export const baseInput: CreateKnowledgeBaseCommandInput = {
  name: 'base',
  roleArn: 'arn:aws:iam::123456789012:role/kb',
  knowledgeBaseConfiguration: {
    type: 'VECTOR',
    vectorKnowledgeBaseConfiguration: {
      embeddingModelArn,
      embeddingModelConfiguration: { bedrockEmbeddingModelConfiguration: { dimensions: 256 } },
    },
  },
}
export const s3Source: CreateDataSourceCommandInput['dataSourceConfiguration'] = {
  type: 'S3',
  s3Configuration: { bucketArn: 'arn:aws:s3:::docs' },
}

const ENDED = ['COMPLETE', 'FAILED', 'STOPPED']
export const hasEnded = ({ status }: IngestionJob): boolean => ENDED.includes(status ?? '')

/** A server with knowledge bases of simple parts, and a folder of documents. */
export const startKnowledgeServer = async (settings: PartialConfig = {}): Promise<KnowledgeServer> => {
  const root = mkdtempSync(join(tmpdir(), 'outcrop-'))
  const folder = join(root, 'docs')
  const home = join(root, 'home')
  mkdirSync(folder)
  const parts = createSimpleParts({ docs: folder })
  const open = async (more: PartialConfig = {}) => {
    const outcrop = await createOutcrop(
      { port: 0, home, log: { level: 'silent' }, ...settings, ...more },
      { parts },
    )
    const { url } = await outcrop.listen()
    const agent = new BedrockAgentClient({
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
      maxAttempts: 1,
    })
    return { outcrop, agent, url }
  }
  let now = await open()
  const stop = async () => {
    now.agent.destroy()
    await now.outcrop.close()
  }
  let names = 0

  const server: KnowledgeServer = {
    get agent() {
      return now.agent
    },
    get outcrop() {
      return now.outcrop
    },
    get url() {
      return now.url
    },
    home,
    parts,
    folder,
    write: (name, content) => writeFileSync(join(folder, name), content),
    remove: name => rmSync(join(folder, name)),
    async restart(more) {
      await stop()
      now = await open(more)
    },
    async createBase(more = {}) {
      names += 1
      const { knowledgeBase } = await now.agent.send(
        new CreateKnowledgeBaseCommand({ ...baseInput, name: `base-${names}`, ...more }),
      )
      const id = knowledgeBase?.knowledgeBaseId ?? ''
      await server.baseWhen(id, ({ status }) => status === 'ACTIVE')
      return id
    },
    baseWhen: (knowledgeBaseId, isIt) =>
      until(async () => {
        const { knowledgeBase } = await now.agent.send(new GetKnowledgeBaseCommand({ knowledgeBaseId }))
        return knowledgeBase !== undefined && isIt(knowledgeBase) ? knowledgeBase : undefined
      }),
    async createSource(more = {}) {
      const knowledgeBaseId = more.knowledgeBaseId ?? (await server.createBase())
      names += 1
      const { dataSource } = await now.agent.send(
        new CreateDataSourceCommand({
          name: `source-${names}`,
          dataSourceConfiguration: s3Source,
          ...more,
          knowledgeBaseId,
        }),
      )
      return { knowledgeBaseId, dataSourceId: dataSource?.dataSourceId ?? '' }
    },
    async start(at) {
      const { ingestionJob } = await now.agent.send(new StartIngestionJobCommand(at))
      return ingestionJob?.ingestionJobId ?? ''
    },
    sync: async at => server.jobWhen(at, await server.start(at), hasEnded),
    jobWhen: (at, ingestionJobId, isIt) =>
      until(async () => {
        const { ingestionJob } = await now.agent.send(new GetIngestionJobCommand({ ...at, ingestionJobId }))
        return ingestionJob !== undefined && isIt(ingestionJob) ? ingestionJob : undefined
      }),
    statuses: at =>
      until(async () => {
        const { documentDetails = [] } = await now.agent.send(
          new ListKnowledgeBaseDocumentsCommand({ ...at, maxResults: 1_000 }),
        )
        const isGoingOn = documentDetails.some(({ status = '' }) => GOING_ON.includes(status))
        if (isGoingOn) return undefined
        return Object.fromEntries(
          documentDetails.map(({ identifier, status = '' }) => [
            identifier?.custom?.id ?? identifier?.s3?.uri?.split('/').at(-1) ?? '',
            status,
          ]),
        )
      }),
    indexed({ knowledgeBaseId, dataSourceId }) {
      const documents = parts.indexes.get(knowledgeBaseId)?.documents ?? new Map()
      return Object.fromEntries(
        [...documents.values()]
          .filter(document => document.dataSourceId === dataSourceId)
          .map(({ id, chunks }) => [
            id
              .slice(dataSourceId.length + 1)
              .split('/')
              .at(-1),
            chunks.map(({ text }: { text: string }) => text),
          ]),
      )
    },
    async [Symbol.asyncDispose]() {
      await stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
  return server
}

const GOING_ON = ['STARTING', 'PENDING', 'IN_PROGRESS', 'DELETING', 'DELETE_IN_PROGRESS']

/** Asks until there is an answer. */
export const until = async <Value>(ask: () => Promise<Value | undefined>): Promise<Value> => {
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
