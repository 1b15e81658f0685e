import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  CreateDataSourceCommand,
  type CreateDataSourceCommandInput,
  CreateKnowledgeBaseCommand,
} from '@aws-sdk/client-bedrock-agent'
import type { RetrieveResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Connection, connect } from '../../../src/cli/kb/call-server.ts'
import { untilActive } from '../../../src/cli/kb/find-base.ts'
import { syncSource } from '../../../src/cli/kb/sync-source.ts'
import { FunctionFailure } from '../../../src/functions/function-failure.ts'
import type { FunctionCall } from '../../../src/functions/functions.ts'
import { createOutcrop, type Outcrop } from '../../../src/outcrop.ts'
import { baseInput } from '../../support/knowledge-server.ts'

const lambdaArn = 'arn:aws:lambda:us-east-1:123456789012:function:chunks'

interface Event {
  readonly bucketName: string
  readonly inputFiles: readonly {
    readonly originalFileLocation: object
    readonly fileMetadata: object
    readonly contentBatches: readonly { readonly key: string }[]
  }[]
}
interface File {
  readonly fileContents: readonly { readonly contentBody: string; readonly contentMetadata: object }[]
}

let root: string
let outcrop: Outcrop
let connection: Connection
/** The function of a test, and what it was called with. */
let run: (event: Event, signal: AbortSignal) => unknown
let calls: FunctionCall[]

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'outcrop-'))
  for (const name of ['docs', 'chunks']) mkdirSync(join(root, name))
  calls = []
  outcrop = await createOutcrop(
    {
      port: 0,
      home: join(root, 'home'),
      log: { level: 'silent' },
      knowledgeBases: { buckets: { docs: join(root, 'docs'), chunks: join(root, 'chunks') } },
    },
    {
      functions: {
        async invoke(call) {
          calls.push(call)
          return JSON.parse(JSON.stringify((await run(call.event as Event, call.signal)) ?? null))
        },
      },
    },
  )
  const { url } = await outcrop.listen()
  connection = await connect({ url }, {})
})
afterEach(async () => {
  await outcrop.close()
  rmSync(root, { recursive: true, force: true })
})

const ingestion: CreateDataSourceCommandInput['vectorIngestionConfiguration'] = {
  chunkingConfiguration: { chunkingStrategy: 'NONE' },
  customTransformationConfiguration: {
    intermediateStorage: { s3Location: { uri: 's3://chunks/work' } },
    transformations: [
      {
        stepToApply: 'POST_CHUNKING',
        transformationFunction: { transformationLambdaConfiguration: { lambdaArn } },
      },
    ],
  },
}
const writeDoc = (name: string, text: string) => writeFileSync(join(root, 'docs', name), text)
const readFile = (key: string): File => JSON.parse(readFileSync(join(root, 'chunks', key), 'utf8'))
const writeFile = (key: string, text: string) => {
  mkdirSync(dirname(join(root, 'chunks', key)), { recursive: true })
  writeFileSync(join(root, 'chunks', key), text)
}
const answerWith = (key: string, text: string) => {
  writeFile(key, text)
  return { outputFiles: [{ contentBatches: [{ key }] }] }
}
/** What each line of each chunk becomes, as a chunk of its own. */
const byLine = (change: (line: string) => object) => (event: Event) => ({
  outputFiles: event.inputFiles.map(file => ({
    originalFileLocation: file.originalFileLocation,
    fileMetadata: { checked: true },
    contentBatches: file.contentBatches.map(({ key }) => {
      const lines = readFile(key).fileContents.flatMap(({ contentBody }) => contentBody.split('\n'))
      writeFile(`Output/${key}`, JSON.stringify({ fileContents: lines.map(change) }))
      return { key: `Output/${key}` }
    }),
  })),
})
const toChunk = (line: string) => ({
  contentBody: line,
  contentType: 'TEXT',
  contentMetadata: { length: line.length },
})

const makeSource = async () => {
  const { call } = connection
  const { knowledgeBase } = await call<{ knowledgeBase: { knowledgeBaseId: string } }>(
    'CreateKnowledgeBase',
    { ...new CreateKnowledgeBaseCommand({ ...baseInput }).input },
  )
  const { knowledgeBaseId } = knowledgeBase
  await untilActive(call, knowledgeBaseId)
  const { input } = new CreateDataSourceCommand({
    knowledgeBaseId,
    name: 'docs',
    dataSourceConfiguration: { type: 'S3', s3Configuration: { bucketArn: 'arn:aws:s3:::docs' } },
    vectorIngestionConfiguration: ingestion,
  })
  const { dataSource } = await call<{ dataSource: { dataSourceId: string } }>('CreateDataSource', {
    ...input,
  })
  return { knowledgeBaseId, dataSourceId: dataSource.dataSourceId }
}
const sync = ({ knowledgeBaseId, dataSourceId }: { knowledgeBaseId: string; dataSourceId: string }) =>
  syncSource(knowledgeBaseId, dataSourceId, connection.call, { show() {}, end() {} }, Date.now)
const retrieve = async (knowledgeBaseId: string) => {
  const { retrievalResults = [] } = await connection.call<RetrieveResponse>('Retrieve', {
    knowledgeBaseId,
    retrievalQuery: { text: 'heron otter' },
  })
  return retrievalResults.map(({ content, metadata }) => ({ text: content?.text, metadata }))
}

test('a function of a user makes the chunks, by way of files as Bedrock documents them', async () => {
  writeDoc('a.txt', 'The heron waits.\nThe otter swims.')
  writeDoc('a.txt.metadata.json', '{"metadataAttributes": {"team": "zoo", "length": 0}}')
  run = byLine(toChunk)
  const at = await makeSource()
  const { job, failed } = await sync(at)
  expect({ status: job.status, failed }).toEqual({ status: 'COMPLETE', failed: [] })

  expect(calls).toHaveLength(1)
  expect(calls[0]?.name).toBe(lambdaArn)
  const event = calls[0]?.event as Event
  expect(event).toEqual({
    version: '1.0',
    ...at,
    ingestionJobId: job.ingestionJobId,
    bucketName: 'chunks',
    priorTask: 'CHUNKING',
    inputFiles: [
      {
        originalFileLocation: { type: 'S3', s3_location: { uri: 's3://docs/a.txt' } },
        fileMetadata: { team: 'zoo', length: 0 },
        contentBatches: [{ key: expect.stringMatching(/^work\/aws\/bedrock\/knowledge_bases\/.*_1\.JSON$/) }],
      },
    ],
  })
  expect(readFile(event.inputFiles[0]?.contentBatches[0]?.key ?? '')).toEqual({
    fileContents: [
      { contentBody: 'The heron waits.\nThe otter swims.', contentType: 'TEXT', contentMetadata: {} },
    ],
  })
  const found = await retrieve(at.knowledgeBaseId)
  expect(found.map(({ text }) => text).sort()).toEqual(['The heron waits.', 'The otter swims.'])
  for (const { metadata } of found) expect(metadata).toMatchObject({ team: 'zoo', length: 16, checked: true })
})

test.each<[string, (event: Event) => unknown, RegExp]>([
  [
    'that throws',
    () => Promise.reject(new FunctionFailure('threw', 'It threw Error.')),
    /failed: It threw Error\./,
  ],
  ['that answers nothing', () => undefined, /answer cannot be used: it has no list "outputFiles"/],
  ['without a file', () => ({ outputFiles: [] }), /it has 0 files for the one that it was given/],
  ['with a file too many', () => ({ outputFiles: [{}, {}] }), /it has 2 files/],
  [
    'about another file',
    () => ({ outputFiles: [{ originalFileLocation: { s3_location: { uri: 's3://docs/b' } } }] }),
    /another file/,
  ],
  ['without batches', () => ({ outputFiles: [{ contentBatches: [] }] }), /no list "contentBatches"/],
  ['without a key', () => ({ outputFiles: [{ contentBatches: [{ key: 1 }] }] }), /a batch has no key/],
  [
    'that leads elsewhere',
    () => ({ outputFiles: [{ contentBatches: [{ key: '../docs/a.txt' }] }] }),
    /named the file \.\.\/docs\/a\.txt, which cannot be read/,
  ],
  [
    'with a missing file',
    () => ({ outputFiles: [{ contentBatches: [{ key: 'none' }] }] }),
    /named the file none, which cannot be read/,
  ],
  [
    'with metadata that is none',
    () => ({ outputFiles: [{ fileMetadata: 1, contentBatches: [{ key: 'x' }] }] }),
    /its metadata is no object/,
  ],
  ['with a bad file', () => answerWith('bad', 'no JSON'), /file bad cannot be used: it is no JSON/],
  ['that leaves nothing', () => answerWith('empty', '{"fileContents": []}'), /The file has no text\./],
])('an answer %s fails the document, of which the index keeps what it had', async (_, answer, reason) => {
  writeDoc('a.txt', 'The heron waits.')
  run = byLine(toChunk)
  const at = await makeSource()
  await sync(at)
  writeDoc('a.txt', 'The otter swims.')
  run = answer
  const { job, failed } = await sync(at)
  expect(job).toMatchObject({ status: 'COMPLETE', statistics: { numberOfDocumentsFailed: 1 } })
  expect(failed).toEqual([{ document: 's3://docs/a.txt', reason: expect.stringMatching(reason) }])
  expect((await retrieve(at.knowledgeBaseId)).map(({ text }) => text)).toEqual(['The heron waits.'])
})

test('a document that was sent has no job, and is named as custom', async () => {
  run = byLine(toChunk)
  const { knowledgeBaseId } = await makeSource()
  const { dataSource } = await connection.call<{ dataSource: { dataSourceId: string } }>('CreateDataSource', {
    knowledgeBaseId,
    name: 'sent',
    dataSourceConfiguration: { type: 'CUSTOM' },
    vectorIngestionConfiguration: ingestion,
  })
  await connection.call('IngestKnowledgeBaseDocuments', {
    knowledgeBaseId,
    dataSourceId: dataSource.dataSourceId,
    documents: [
      {
        content: {
          dataSourceType: 'CUSTOM',
          custom: {
            customDocumentIdentifier: { id: 'mine' },
            sourceType: 'IN_LINE',
            inlineContent: { type: 'TEXT', textContent: { data: 'The heron waits.' } },
          },
        },
      },
    ],
  })
  await expect
    .poll(async () => (await retrieve(knowledgeBaseId)).map(({ text }) => text), { timeout: 10_000 })
    .toEqual(['The heron waits.'])
  expect(calls[0]?.event).toMatchObject({
    ingestionJobId: '',
    inputFiles: [{ originalFileLocation: { type: 'CUSTOM', custom_document_location: { id: 'mine' } } }],
  })
})

test('a function that runs is told to stop with its job', async () => {
  writeDoc('a.txt', 'The heron waits.')
  const stopped: unknown[] = []
  run = (_, signal) =>
    new Promise((_, reject) =>
      signal.addEventListener('abort', () => {
        stopped.push(signal.reason)
        reject(signal.reason)
      }),
    )
  const at = await makeSource()
  const { ingestionJob } = await connection.call<{ ingestionJob: { ingestionJobId: string } }>(
    'StartIngestionJob',
    at,
  )
  await expect.poll(() => calls.length, { timeout: 10_000 }).toBe(1)
  await connection.call('StopIngestionJob', { ...at, ingestionJobId: ingestionJob.ingestionJobId })
  await expect.poll(() => stopped.length, { timeout: 10_000 }).toBe(1)
  expect(existsSync(join(root, 'chunks', 'Output'))).toBe(false)
})
