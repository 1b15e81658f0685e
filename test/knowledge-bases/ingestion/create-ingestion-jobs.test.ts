import {
  CreateKnowledgeBaseCommand,
  DeleteDataSourceCommand,
  ListKnowledgeBaseDocumentsCommand,
  StartIngestionJobCommand,
  StopIngestionJobCommand,
} from '@aws-sdk/client-bedrock-agent'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createGate } from '../../support/gate.ts'
import {
  baseInput,
  hasEnded,
  type KnowledgeServer,
  startKnowledgeServer,
} from '../../support/knowledge-server.ts'

let server: KnowledgeServer
beforeEach(async () => {
  server = await startKnowledgeServer()
})
afterEach(() => server[Symbol.asyncDispose]())

const none = {
  numberOfDocumentsScanned: 0,
  numberOfMetadataDocumentsScanned: 0,
  numberOfNewDocumentsIndexed: 0,
  numberOfModifiedDocumentsIndexed: 0,
  numberOfMetadataDocumentsModified: 0,
  numberOfDocumentsDeleted: 0,
  numberOfDocumentsFailed: 0,
  numberOfDocumentsSkipped: 0,
}
const metadataOf = (attributes: object) => JSON.stringify({ metadataAttributes: attributes })

test.each([false, true])(
  'added, changed and deleted documents, with versions told: %s',
  async tellsVersions => {
    server.parts.tellsVersions = tellsVersions
    const at = await server.createSource()
    server.write('a.txt', 'Alpha.\n\nBeta.')
    server.write('a.txt.metadata.json', metadataOf({ team: 'x' }))
    server.write('b.txt', 'Gamma.')
    server.write('c.txt', 'Delta.')
    expect(await server.sync(at)).toMatchObject({
      status: 'COMPLETE',
      statistics: {
        ...none,
        numberOfDocumentsScanned: 3,
        numberOfMetadataDocumentsScanned: 1,
        numberOfNewDocumentsIndexed: 3,
      },
    })
    expect(server.indexed(at)).toEqual({
      'a.txt': ['Alpha.', 'Beta.'],
      'b.txt': ['Gamma.'],
      'c.txt': ['Delta.'],
    })

    server.parts.parsed.length = 0
    expect((await server.sync(at)).statistics).toEqual({
      ...none,
      numberOfDocumentsScanned: 3,
      numberOfMetadataDocumentsScanned: 1,
    })
    expect(server.parts.parsed).toEqual([])

    server.write('a.txt.metadata.json', metadataOf({ team: 'y' }))
    server.write('b.txt', 'Gamma, changed.')
    server.remove('c.txt')
    server.write('d.txt', 'New.')
    expect((await server.sync(at)).statistics).toEqual({
      ...none,
      numberOfDocumentsScanned: 3,
      numberOfMetadataDocumentsScanned: 1,
      numberOfNewDocumentsIndexed: 1,
      numberOfModifiedDocumentsIndexed: 1,
      numberOfMetadataDocumentsModified: 1,
      numberOfDocumentsDeleted: 1,
    })
    expect(server.parts.parsed.sort()).toEqual(['a.txt', 'b.txt', 'd.txt'])
    expect(server.indexed(at)).toEqual({
      'a.txt': ['Alpha.', 'Beta.'],
      'b.txt': ['Gamma, changed.'],
      'd.txt': ['New.'],
    })

    server.remove('a.txt.metadata.json')
    server.write('c.txt', 'Delta.')
    expect((await server.sync(at)).statistics).toEqual({
      ...none,
      numberOfDocumentsScanned: 4,
      numberOfNewDocumentsIndexed: 1,
      numberOfMetadataDocumentsModified: 1,
    })
  },
)

test('a document that fails is listed with its reason, the rest goes on, and what was there of it stays', async () => {
  const at = await server.createSource()
  server.write('a.txt', 'Alpha.')
  server.write('b.txt', 'Beta.')
  server.write('c.exe', 'x')
  server.write('d.exe', 'x')
  server.write('e.txt', '')
  const first = await server.sync(at)
  expect(first).toMatchObject({
    status: 'COMPLETE',
    statistics: { numberOfDocumentsScanned: 5, numberOfNewDocumentsIndexed: 2, numberOfDocumentsFailed: 3 },
  })
  expect(first.failureReasons?.map(reason => JSON.parse(reason)).sort()).toEqual([
    [
      'Encountered error: Ignored, as the file format is not supported. [Files: s3://docs/c.exe, s3://docs/d.exe]. Call to Customer Source did not succeed.',
    ],
    [
      'Encountered error: The file has no text. [Files: s3://docs/e.txt]. Call to Customer Source did not succeed.',
    ],
  ])

  server.write('a.txt', 'Alpha, changed.')
  server.write('a.txt.metadata.json', 'no JSON')
  server.remove('c.exe')
  expect(await server.sync(at)).toMatchObject({
    statistics: {
      ...none,
      numberOfDocumentsScanned: 4,
      numberOfMetadataDocumentsScanned: 1,
      numberOfDocumentsFailed: 3,
    },
  })
  expect(server.indexed(at)).toEqual({ 'a.txt': ['Alpha.'], 'b.txt': ['Beta.'] })
  const { documentDetails = [] } = await server.agent.send(new ListKnowledgeBaseDocumentsCommand(at))
  expect(
    documentDetails
      .map(({ identifier, status, statusReason }) => [identifier?.s3?.uri, status, statusReason])
      .sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
  ).toEqual([
    ['s3://docs/a.txt', 'FAILED', 'The metadata of the file is invalid: it is no JSON.'],
    ['s3://docs/b.txt', 'INDEXED', undefined],
    ['s3://docs/d.exe', 'FAILED', 'Ignored, as the file format is not supported.'],
    ['s3://docs/e.txt', 'FAILED', 'The file has no text.'],
  ])

  server.remove('a.txt.metadata.json')
  expect((await server.sync(at)).statistics).toMatchObject({ numberOfModifiedDocumentsIndexed: 1 })
})

test('a source that cannot be listed fails the job and deletes nothing', async () => {
  const at = await server.createSource()
  server.write('a.txt', 'Alpha.')
  await server.sync(at)
  server.parts.beforeList = async () => {
    throw new Error('The bucket docs may not be read.')
  }
  expect(await server.sync(at)).toMatchObject({
    status: 'FAILED',
    failureReasons: ['["The bucket docs may not be read."]'],
    statistics: none,
  })
  expect(server.indexed(at)).toEqual({ 'a.txt': ['Alpha.'] })
})

test('a job that is stopped leaves what it has done and nothing half done', async () => {
  const at = await server.createSource()
  for (let number = 0; number < 20; number++) server.write(`${number}.txt`, `Text ${number}.`)
  const gate = createGate()
  server.parts.beforeParse = async (_, signal) => {
    if (server.parts.parsed.length >= 6) await gate.wait(signal)
  }
  const ingestionJobId = await server.start(at)
  await gate.reached
  const { ingestionJob } = await server.agent.send(new StopIngestionJobCommand({ ...at, ingestionJobId }))
  expect(ingestionJob?.status).toBe('STOPPING')
  const job = await server.jobWhen(at, ingestionJobId, hasEnded)
  expect(job.status).toBe('STOPPED')
  const statuses = await server.statuses(at)
  expect(new Set(Object.values(statuses))).toEqual(new Set(['INDEXED']))
  expect(Object.keys(server.indexed(at)).sort()).toEqual(Object.keys(statuses).sort())
  expect(job.statistics?.numberOfNewDocumentsIndexed).toBe(Object.keys(statuses).length)
  await expect(
    server.agent.send(new StopIngestionJobCommand({ ...at, ingestionJobId })),
  ).rejects.toMatchObject({ name: 'ConflictException', $metadata: { httpStatusCode: 409 } })

  server.parts.beforeParse = async () => {}
  const rest = await server.sync(at)
  expect(rest.statistics?.numberOfNewDocumentsIndexed).toBe(20 - Object.keys(statuses).length)
})

test('a job goes on after a restart, with exact statistics, and what was embedded is not embedded again', async () => {
  const at = await server.createSource()
  server.write('old.txt', 'Old.')
  server.write('gone.txt', 'Gone.')
  await server.sync(at)
  server.remove('gone.txt')
  server.write('old.txt', 'Old, changed.')
  for (let number = 0; number < 30; number++) server.write(`${number}.txt`, `Text ${number}.`)
  server.write('z.exe', 'x')
  server.parts.parsed.length = 0
  const gate = createGate()
  server.parts.beforeParse = async (_, signal) => {
    if (server.parts.parsed.length >= 12) await gate.wait(signal)
  }
  const ingestionJobId = await server.start(at)
  await gate.reached
  const done = await server.jobWhen(at, ingestionJobId, () => true)
  expect(done.status).toBe('IN_PROGRESS')
  await server.restart()
  gate.open()
  const job = await server.jobWhen(at, ingestionJobId, hasEnded)
  expect(job).toMatchObject({
    status: 'COMPLETE',
    statistics: {
      ...none,
      numberOfDocumentsScanned: 32,
      numberOfNewDocumentsIndexed: 30,
      numberOfModifiedDocumentsIndexed: 1,
      numberOfDocumentsDeleted: 1,
      numberOfDocumentsFailed: 1,
    },
  })
  expect(server.parts.parsed).toHaveLength(32)
  expect(Object.keys(server.indexed(at))).toHaveLength(31)
})

test('a stop that a restart overtakes is kept', async () => {
  const at = await server.createSource()
  server.write('a.txt', 'Alpha.')
  const gate = createGate()
  server.parts.beforeList = () => gate.wait()
  const ingestionJobId = await server.start(at)
  await gate.reached
  await server.agent.send(new StopIngestionJobCommand({ ...at, ingestionJobId }))
  server.parts.beforeList = async () => {}
  gate.open()
  await server.restart()
  expect((await server.jobWhen(at, ingestionJobId, hasEnded)).status).toBe('STOPPED')
})

test('one job at a time runs on a base, five in an account, and none on what is being deleted', async () => {
  const at = await server.createSource()
  const other = await server.createSource({ knowledgeBaseId: at.knowledgeBaseId })
  server.write('a.txt', 'Alpha.')
  const gate = createGate()
  server.parts.beforeParse = () => gate.wait()
  const id = await server.start(at)
  for (const second of [at, other])
    await expect(server.start(second)).rejects.toMatchObject({
      name: 'ConflictException',
      message: expect.stringContaining(`There is an ongoing ingestion job with ID ${id}`),
    })
  await expect(server.agent.send(new DeleteDataSourceCommand(at))).rejects.toMatchObject({
    name: 'ConflictException',
    message: expect.stringContaining('has an ongoing ingestion job'),
  })
  const more = []
  for (let number = 0; number < 5; number++) more.push(await server.createSource())
  const started = []
  for (const each of more.slice(0, 4)) started.push([each, await server.start(each)] as const)
  await expect(server.start(more[4] ?? at)).rejects.toMatchObject({
    name: 'ServiceQuotaExceededException',
  })
  gate.open()
  for (const [each, job] of started) await server.jobWhen(each, job, hasEnded)
})

test('a client token starts one job', async () => {
  const at = await server.createSource()
  const gate = createGate()
  server.write('a.txt', 'Alpha.')
  server.parts.beforeParse = () => gate.wait()
  const clientToken = 'a'.repeat(40)
  const start = () => server.agent.send(new StartIngestionJobCommand({ ...at, clientToken }))
  const first = await start()
  expect((await start()).ingestionJob?.ingestionJobId).toBe(first.ingestionJob?.ingestionJobId)
  gate.open()
  await server.jobWhen(at, first.ingestionJob?.ingestionJobId ?? '', hasEnded)
  expect((await start()).ingestionJob?.status).toBe('COMPLETE')
})

test('not on a base that is not ACTIVE', async () => {
  const gate = createGate()
  const openIndex = server.parts.openIndex
  server.parts.openIndex = async base => {
    await gate.wait()
    return openIndex(base)
  }
  const { knowledgeBase } = await server.agent.send(new CreateKnowledgeBaseCommand(baseInput))
  const knowledgeBaseId = knowledgeBase?.knowledgeBaseId ?? ''
  expect(knowledgeBase?.status).toBe('CREATING')
  await expect(
    server.agent.send(new StartIngestionJobCommand({ knowledgeBaseId, dataSourceId: 'AAAAAAAAAA' })),
  ).rejects.toMatchObject({
    name: 'ConflictException',
    message:
      'The Knowledge Base is not in a valid status. Wait for the knowledge base to reach a valid status and try again.',
  })
  gate.open()
  await server.baseWhen(knowledgeBaseId, ({ status }) => status === 'ACTIVE')
})
