import type { CreateDataSourceResponse, CreateKnowledgeBaseResponse } from '@aws-sdk/client-bedrock-agent'
import { toArn } from './add-folder.ts'
import { type Answers, askQuestions, type SearchChoice } from './ask-questions.ts'
import { type Connection, KbError } from './call-server.ts'
import { type ChunkingChoice, chunkingChoices } from './chunking-choices.ts'
import { findSources, untilActive } from './find-base.ts'
import { type FailedDocument, listDocuments, nameOf } from './find-documents.ts'
import type { Progress } from './progress.ts'
import { type Document, type Question, readQuestions } from './read-questions.ts'
import { BUCKET, type Temporary } from './start-temporary.ts'
import { syncSource } from './sync-source.ts'

export interface EvaluateOptions {
  /** The text of the questions, and where it is from. */
  readonly text: string
  readonly file: string
  readonly chunkings: readonly ChunkingChoice[]
  readonly searches: readonly SearchChoice[]
  readonly k: number
  readonly embeddingModel: string
  readonly rerankModel: string
  readonly now: () => number
}

export interface Strategy extends Answers {
  /** Undefined of a base that was there before. */
  readonly chunking?: ChunkingChoice
  readonly search: SearchChoice
  /** Milliseconds, and picodollars where they are known. */
  readonly syncTime?: number
  readonly syncCost?: bigint | undefined
  /** Picodollars of all questions. */
  readonly questionsCost?: bigint | undefined
}

export interface Evaluation {
  readonly questions: number
  readonly k: number
  readonly strategies: readonly Strategy[]
  readonly failed: readonly FailedDocument[]
}

/** Every way of chunking a folder, searched in every way. */
export const evaluateFolder = async (
  documents: readonly Document[],
  { connection, takeCost }: Temporary,
  options: EvaluateOptions,
  progress: Progress,
): Promise<Evaluation> => {
  const { text, file, chunkings, searches, k, now } = options
  const questions = readQuestions(text, file, documents)
  const strategies: Strategy[] = []
  const failed = new Map<string, FailedDocument>()
  for (const chunking of chunkings) {
    const { knowledgeBaseId, ...base } = await makeBase(chunking, connection, options)
    const synced = await syncSource(
      knowledgeBaseId,
      base.dataSourceId,
      connection.call,
      named(progress, `${chunking} chunking`),
      now,
    )
    if (synced.job.status !== 'COMPLETE')
      throw new KbError(
        `The documents could not be chunked (${chunking}): ${(synced.job.failureReasons ?? []).join(' ')}`,
      )
    for (const each of synced.failed) failed.set(each.document, each)
    const syncCost = takeCost()
    for (const search of searches) {
      const answers = await ask(knowledgeBaseId, questions, search, connection, options, progress, chunking)
      // The question that was asked before the others is not counted.
      const cost = takeCost()
      const questionsCost =
        cost === undefined ? undefined : (cost * BigInt(questions.length)) / BigInt(questions.length + 1)
      strategies.push({
        ...answers,
        chunking,
        search,
        syncTime: synced.milliseconds,
        syncCost,
        questionsCost,
      })
    }
  }
  return { questions: questions.length, k, strategies, failed: [...failed.values()] }
}

/** A base of a server as it is, searched in every way. */
export const evaluateBase = async (
  knowledgeBaseId: string,
  connection: Connection,
  options: EvaluateOptions,
  progress: Progress,
): Promise<Evaluation> => {
  const { text, file, searches, k } = options
  const questions = readQuestions(text, file, await documentsOf(knowledgeBaseId, connection))
  const strategies: Strategy[] = []
  for (const search of searches) {
    const answers = await ask(knowledgeBaseId, questions, search, connection, options, progress)
    strategies.push({ ...answers, search })
  }
  return { questions: questions.length, k, strategies, failed: [] }
}

const documentsOf = async (knowledgeBaseId: string, { call }: Connection): Promise<Document[]> => {
  const sources = await findSources(call, knowledgeBaseId)
  const documents = await Promise.all(
    sources.map(({ dataSourceId = '' }) => listDocuments(call, { knowledgeBaseId, dataSourceId })),
  )
  return documents
    .flat()
    .map(nameOf)
    .map(id => ({ id, path: `/${id}` }))
}

const makeBase = async (
  chunking: ChunkingChoice,
  { call, region, account }: Connection,
  { embeddingModel }: EvaluateOptions,
) => {
  const { knowledgeBase } = await call<CreateKnowledgeBaseResponse>('CreateKnowledgeBase', {
    name: `evaluate-${chunking}`,
    roleArn: `arn:aws:iam::${account}:role/outcrop-kb-evaluate`,
    knowledgeBaseConfiguration: {
      type: 'VECTOR',
      vectorKnowledgeBaseConfiguration: { embeddingModelArn: toArn(embeddingModel, region) },
    },
  })
  const knowledgeBaseId = knowledgeBase?.knowledgeBaseId ?? ''
  await untilActive(call, knowledgeBaseId)
  const { dataSource } = await call<CreateDataSourceResponse>('CreateDataSource', {
    knowledgeBaseId,
    name: 'folder',
    dataSourceConfiguration: { type: 'S3', s3Configuration: { bucketArn: `arn:aws:s3:::${BUCKET}` } },
    vectorIngestionConfiguration: chunkingChoices[chunking],
  })
  return { knowledgeBaseId, dataSourceId: dataSource?.dataSourceId }
}

const ask = (
  knowledgeBaseId: string,
  questions: readonly Question[],
  search: SearchChoice,
  { call, region }: Connection,
  { k, rerankModel, now }: EvaluateOptions,
  progress: Progress,
  chunking?: ChunkingChoice,
): Promise<Answers> => {
  const name = chunking === undefined ? `${search} questions` : `${chunking}, ${search} questions`
  return askQuestions(knowledgeBaseId, questions, search, {
    k,
    rerankModel: toArn(rerankModel, region),
    call,
    now,
    asked: done => progress.show({ name, done, total: questions.length }),
  })
}

const named = (progress: Progress, name: string): Progress => ({
  show: state => progress.show({ ...state, name }),
  end: () => progress.end(),
})
