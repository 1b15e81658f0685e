import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateKnowledgeBaseCommand, ListKnowledgeBasesCommand } from '@aws-sdk/client-bedrock-agent'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import type { Models } from '../../src/inference/models.ts'
import { createKnowledgeBases } from '../../src/knowledge-bases/create-knowledge-bases.ts'
import type { KnowledgeBases } from '../../src/knowledge-bases/knowledge-bases.ts'
import { createResourceStore } from '../../src/resources/create-resource-store.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { createGate } from '../support/gate.ts'
import { baseInput, startKnowledgeServer } from '../support/knowledge-server.ts'
import { createSimpleParts, type SimpleParts } from '../support/simple-parts.ts'

const owner = { account: '123456789012', region: 'us-east-1' }
const signal = new AbortController().signal

let home: string
let store: Store
let parts: SimpleParts
let bases: KnowledgeBases
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  store = await openStore(join(home, 'outcrop.db'))
  parts = createSimpleParts({})
  const clock = new MovableClock()
  bases = createKnowledgeBases({
    db: store.db,
    resources: createResourceStore(store.db, clock),
    clock,
    log: { error() {} },
    inference: { serve: () => Promise.reject(new Error('Nothing is embedded here')) },
    models: {} as Models,
    parts,
  })
})
afterEach(async () => {
  await bases.close()
  await store.close()
  await rm(home, { recursive: true, force: true })
})

const create = () =>
  bases.bases.create(owner, {
    name: 'mine',
    document: {
      roleArn: 'arn:aws:iam::123456789012:role/kb',
      configuration: { type: 'VECTOR' },
      embeddingModelArn: 'model',
      dimensions: 2,
    },
  })

test('a base is opened when it is ACTIVE, by its ID or ARN', async () => {
  const gate = createGate()
  const { openIndex } = parts
  parts.openIndex = async base => {
    await gate.wait()
    return openIndex(base)
  }
  const { id, arn } = await create()
  await expect(bases.open(owner, id)).rejects.toMatchObject({
    name: 'ValidationException',
    message: `The knowledge base ${id} is in the state CREATING, and must be ACTIVE.`,
  })
  gate.open()
  await expect
    .poll(() =>
      bases.open(owner, arn).then(
        opened => opened.id,
        () => undefined,
      ),
    )
    .toBe(id)
  await expect(bases.open({ ...owner, region: 'eu-west-1' }, id)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

test('what is opened tells what searching needs', async () => {
  const { id } = await create()
  await expect
    .poll(() =>
      bases.open(owner, id).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
  const { id: dataSourceId } = await bases.sources.create(owner, {
    name: 'source',
    document: { knowledgeBaseId: id, configuration: { type: 'CUSTOM' }, deletionPolicy: 'DELETE' },
  })
  const opened = await bases.open(owner, id)
  expect(opened).toMatchObject({
    id,
    embeddingModelArn: 'model',
    dimensions: 2,
    isHybrid: true,
    wasSynced: false,
    sourceTypes: new Map([[dataSourceId, 'CUSTOM']]),
  })
  const chunk = { id: 'c', text: 'Text.', vector: Float32Array.of(1, 0), metadata: {} }
  await opened.index.put({ id: 'd', dataSourceId, chunks: [chunk] })
  await bases.documents.note({ knowledgeBaseId: id, dataSourceId }, 'd', { status: 'INDEXED' })
  const again = await bases.open(owner, id)
  expect(again.wasSynced).toBe(true)
  expect(await again.index.search({ vector: Float32Array.of(1, 0), limit: 1 }, signal)).toMatchObject([
    { text: 'Text.' },
  ])
})

test('a reset deletes everything, and what follows begins anew', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource()
  server.write('a.txt', 'Alpha.')
  const gate = createGate()
  server.parts.beforeParse = (_, own) => gate.wait(own)
  await server.start(at)
  await gate.reached
  await server.outcrop.reset()
  expect(server.indexed(at)).toEqual({})
  const list = await server.agent.send(new ListKnowledgeBasesCommand({}))
  expect(list.knowledgeBaseSummaries).toEqual([])
  gate.open()
  const { knowledgeBase } = await server.agent.send(new CreateKnowledgeBaseCommand(baseInput))
  const knowledgeBaseId = knowledgeBase?.knowledgeBaseId ?? ''
  await server.baseWhen(knowledgeBaseId, ({ status }) => status === 'ACTIVE')
  const next = await server.createSource({ knowledgeBaseId })
  expect((await server.sync(next)).statistics).toMatchObject({ numberOfNewDocumentsIndexed: 1 })
})
