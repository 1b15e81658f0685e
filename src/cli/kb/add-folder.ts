import { setTimeout } from 'node:timers/promises'
import type {
  CreateDataSourceResponse,
  CreateKnowledgeBaseResponse,
  KnowledgeBaseDocument,
} from '@aws-sdk/client-bedrock-agent'
import { type Connection, KbError } from './call-server.ts'
import { type ChunkingChoice, chunkingChoices } from './chunking-choices.ts'
import { findBase, findSources, untilActive } from './find-base.ts'
import { type FailedDocument, failedOf, listDocuments, nameOf, type SourceAddress } from './find-documents.ts'
import type { Progress } from './progress.ts'
import { type Folder, type FolderDocument, listFolder, openFolder } from './read-folder.ts'

export interface AddOptions {
  readonly name?: string | undefined
  readonly chunking: ChunkingChoice
  readonly embeddingModel: string
}

export interface Added extends SourceAddress {
  readonly name: string
  /** Whether the base or its source was made now, as the options say. */
  readonly isMade: boolean
  /** Of the folder. */
  readonly documents: number
  /** That are searched now and were not before. */
  readonly new: number
  /** That the folder no longer has. */
  readonly removed: number
  readonly failed: readonly FailedDocument[]
}

/** Of one call: documents, and bytes that leave room for their metadata below the 6 MB of a request. */
const MOST_DOCUMENTS = 10
const MOST_BYTES = 5_242_880
const GOING_ON: ReadonlySet<string | undefined> = new Set([
  'STARTING',
  'PENDING',
  'IN_PROGRESS',
  'DELETING',
  'DELETE_IN_PROGRESS',
])

/**
 * A base with what a folder holds; the same folder again brings it up to date. The server embeds only what has changed.
 *
 * @throws KbError for a folder without documents, and a base of that name that is of something else.
 */
export const addFolder = async (
  given: string,
  options: AddOptions,
  connection: Connection,
  progress: Progress,
): Promise<Added> => {
  const folder = await openFolder(given)
  const found = await listFolder(folder.path, new AbortController().signal)
  if (found.length === 0)
    throw new KbError(`${folder.path} has no documents: hidden files are left out, and nothing was changed.`)
  const name = options.name ?? folder.name
  const { isMade, ...at } = await openSource(name, folder, options, connection)
  const { call } = connection
  const before = await listDocuments(call, at)

  const unsent = await sendAll(found, at, connection, progress)
  const here = new Set(found.map(({ id }) => id))
  const gone = before.map(nameOf).filter(id => !here.has(id))
  await removeAll(gone, at, connection)

  const listed = await untilDone(at, connection, found.length - unsent.length, progress)
  const failed = [...unsent, ...listed.filter(({ document }) => here.has(document) && !has(unsent, document))]
  const old = new Set(before.filter(({ status }) => status !== 'FAILED').map(nameOf))
  return {
    ...at,
    name,
    isMade,
    documents: found.length,
    new: found.filter(({ id }) => !old.has(id) && !has(failed, id)).length,
    removed: gone.length,
    failed,
  }
}

const has = (failed: readonly FailedDocument[], id: string): boolean =>
  failed.some(({ document }) => document === id)

const openSource = async (
  name: string,
  folder: Folder,
  { chunking, embeddingModel }: AddOptions,
  { call, region, account }: Connection,
): Promise<SourceAddress & { readonly isMade: boolean }> => {
  const known = await findBase(call, name)
  if (known !== undefined) {
    const knowledgeBaseId = known.knowledgeBaseId ?? ''
    await untilActive(call, knowledgeBaseId)
    const sources = await findSources(call, knowledgeBaseId)
    const own = sources.find(source => source.name === folder.sourceName)
    if (own !== undefined) return { knowledgeBaseId, dataSourceId: own.dataSourceId ?? '', isMade: false }
    // One that was interrupted before it had a source is gone on with.
    if (sources.length > 0)
      throw new KbError(
        `There is a knowledge base ${name} (${knowledgeBaseId}) that is not of the folder ${folder.path}: give this one another name with --name.`,
      )
    return createSource(knowledgeBaseId, folder, chunking, call)
  }
  const { knowledgeBase } = await call<CreateKnowledgeBaseResponse>('CreateKnowledgeBase', {
    name,
    description: 'Made by outcrop kb add.',
    roleArn: `arn:aws:iam::${account}:role/outcrop-kb-add`,
    knowledgeBaseConfiguration: {
      type: 'VECTOR',
      vectorKnowledgeBaseConfiguration: { embeddingModelArn: toArn(embeddingModel, region) },
    },
  })
  const knowledgeBaseId = knowledgeBase?.knowledgeBaseId ?? ''
  await untilActive(call, knowledgeBaseId)
  return createSource(knowledgeBaseId, folder, chunking, call)
}

const createSource = async (
  knowledgeBaseId: string,
  { path, sourceName }: Folder,
  chunking: ChunkingChoice,
  call: Connection['call'],
): Promise<SourceAddress & { readonly isMade: true }> => {
  const { dataSource } = await call<CreateDataSourceResponse>('CreateDataSource', {
    knowledgeBaseId,
    name: sourceName,
    description: `Folder ${path}`.slice(0, 200),
    dataSourceConfiguration: { type: 'CUSTOM' },
    vectorIngestionConfiguration: chunkingChoices[chunking],
  })
  return { knowledgeBaseId, dataSourceId: dataSource?.dataSourceId ?? '', isMade: true }
}

export const toArn = (model: string, region: string): string =>
  model.startsWith('arn:') ? model : `arn:aws:bedrock:${region}::foundation-model/${model}`

const sendAll = async (
  found: readonly FolderDocument[],
  at: SourceAddress,
  { call }: Connection,
  progress: Progress,
): Promise<FailedDocument[]> => {
  const unsent: FailedDocument[] = []
  let batch: KnowledgeBaseDocument[] = []
  let bytes = 0
  let sent = 0
  const send = async () => {
    if (batch.length > 0) await call('IngestKnowledgeBaseDocuments', { ...at, documents: batch })
    sent += batch.length
    batch = []
    bytes = 0
    progress.show({ name: 'sent', done: sent, total: found.length, failed: unsent.length })
  }
  for (const document of found) {
    const read = await document.read()
    if ('reason' in read) {
      unsent.push(read)
      continue
    }
    const size = read.content?.custom?.inlineContent?.byteContent?.data?.length ?? 0
    if (batch.length >= MOST_DOCUMENTS || bytes + size > MOST_BYTES) await send()
    batch.push(read)
    bytes += size
  }
  await send()
  return unsent
}

const removeAll = async (gone: readonly string[], at: SourceAddress, { call }: Connection): Promise<void> => {
  for (let from = 0; from < gone.length; from += MOST_DOCUMENTS)
    await call('DeleteKnowledgeBaseDocuments', {
      ...at,
      documentIdentifiers: gone
        .slice(from, from + MOST_DOCUMENTS)
        .map(id => ({ dataSourceType: 'CUSTOM', custom: { id } })),
    })
}

const untilDone = async (
  at: SourceAddress,
  { call }: Connection,
  total: number,
  progress: Progress,
): Promise<FailedDocument[]> => {
  for (let pause = 50; ; pause = Math.min(1_000, pause * 1.5)) {
    const documents = await listDocuments(call, at)
    const waiting = documents.filter(({ status }) => GOING_ON.has(status)).length
    const failed = failedOf(documents)
    progress.show({
      name: 'indexed',
      done: Math.max(0, documents.length - waiting),
      total: Math.max(total, documents.length),
      failed: failed.length,
    })
    if (waiting === 0) return failed
    await setTimeout(pause)
  }
}
