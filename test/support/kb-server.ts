import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Connection, connect } from '../../src/cli/kb/call-server.ts'
import type { Progress, State } from '../../src/cli/kb/progress.ts'
import { type Started, startOutcrop } from './start-outcrop.ts'

export interface KbServer extends AsyncDisposable {
  readonly started: Started
  readonly connection: Connection
  /** Of the test; `docs` in it is the bucket `docs`. */
  readonly root: string
  readonly docs: string
  write(name: string, content: string | Uint8Array): void
  /** What commands show of their progress. */
  readonly progress: Progress
  readonly shown: State[]
}

/** A server with a folder of documents, and how the commands of knowledge bases reach it. */
export const startKbServer = async (): Promise<KbServer> => {
  const root = mkdtempSync(join(tmpdir(), 'outcrop-kb-'))
  const docs = join(root, 'docs')
  mkdirSync(docs)
  const started = await startOutcrop({ knowledgeBases: { buckets: { docs } } })
  const shown: State[] = []
  return {
    started,
    connection: await connect({ url: started.url }, {}),
    root,
    docs,
    write(name, content) {
      mkdirSync(dirname(join(docs, name)), { recursive: true })
      writeFileSync(join(docs, name), content)
    },
    progress: { show: state => void shown.push(state), end() {} },
    shown,
    async [Symbol.asyncDispose]() {
      await started.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** A base with a data source of the bucket `docs`. */
export const makeBase = async ({ connection: { call } }: KbServer, name = 'base') => {
  const { knowledgeBase } = await call<{ knowledgeBase: { knowledgeBaseId: string } }>(
    'CreateKnowledgeBase',
    {
      name,
      roleArn: 'arn:aws:iam::123456789012:role/kb',
      knowledgeBaseConfiguration: {
        type: 'VECTOR',
        vectorKnowledgeBaseConfiguration: {
          embeddingModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0',
        },
      },
    },
  )
  return knowledgeBase.knowledgeBaseId
}

export const makeSource = async (
  { connection: { call } }: KbServer,
  knowledgeBaseId: string,
  name = 'docs',
): Promise<string> => {
  const { dataSource } = await call<{ dataSource: { dataSourceId: string } }>('CreateDataSource', {
    knowledgeBaseId,
    name,
    dataSourceConfiguration: { type: 'S3', s3Configuration: { bucketArn: 'arn:aws:s3:::docs' } },
  })
  return dataSource.dataSourceId
}
