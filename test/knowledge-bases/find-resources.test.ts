import { afterEach, beforeEach, expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import {
  requireActiveBase,
  requireAnswering,
  requireJob,
  requireSource,
  requireTakingSource,
  sourcesOf,
} from '../../src/knowledge-bases/find-resources.ts'
import { createResourceStore } from '../../src/resources/create-resource-store.ts'
import { dataSource } from '../../src/resources/data-source.ts'
import { ingestionJob } from '../../src/resources/ingestion-job.ts'
import { knowledgeBase } from '../../src/resources/knowledge-base.ts'
import type { ResourceStore } from '../../src/resources/resource.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'

const owner = { account: '123456789012', region: 'us-east-1' }
const missing = { name: 'ResourceNotFoundException' }

let store: Store
let resources: ResourceStore
beforeEach(async () => {
  store = await openStore(':memory:')
  resources = createResourceStore(store.db, new MovableClock())
})
afterEach(() => store.close())

const createBase = (status: string) =>
  resources.of(knowledgeBase).create(owner, {
    name: `base-${status}`,
    status,
    document: {
      roleArn: 'role',
      configuration: { type: 'VECTOR' },
      embeddingModelArn: 'm',
      dimensions: 2,
      ...(status === 'FAILED' && { failureReasons: ['The disk is full.'] }),
    },
  })
const createSource = (knowledgeBaseId: string, status = 'AVAILABLE') =>
  resources.of(dataSource).create(owner, {
    name: 'source',
    status,
    document: { knowledgeBaseId, configuration: { type: 'CUSTOM' }, deletionPolicy: 'DELETE' },
  })

test('a base that is not ACTIVE says what it is', async () => {
  const active = await createBase('ACTIVE')
  expect(await requireActiveBase(resources, owner, active.id)).toEqual(active)
  expect(await requireAnswering(resources, owner, active.arn)).toEqual(active)
  const failed = await createBase('FAILED')
  await expect(requireActiveBase(resources, owner, failed.id)).rejects.toMatchObject({
    name: 'ConflictException',
    hint: 'It is FAILED. The disk is full.',
  })
  await expect(requireAnswering(resources, owner, failed.id)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('FAILED'),
  })
  for (const require of [requireActiveBase, requireAnswering])
    await expect(require(resources, owner, 'ZZZZZZZZZZ')).rejects.toMatchObject(missing)
})

test('a source is found in its own base', async () => {
  const base = await createBase('ACTIVE')
  const other = await createBase('CREATING')
  const source = await createSource(base.id)
  expect(await requireSource(resources, owner, base.id, source.id)).toEqual(source)
  await expect(requireSource(resources, owner, other.id, source.id)).rejects.toMatchObject(missing)
  expect((await sourcesOf(resources, owner, base.id)).map(({ id }) => id)).toEqual([source.id])
  expect(await sourcesOf(resources, owner, other.id)).toEqual([])
})

test('a source takes documents when nothing else goes on in it', async () => {
  const base = await createBase('ACTIVE')
  const source = await createSource(base.id)
  const take = (id: string, isRunning = false) =>
    requireTakingSource(resources, owner, base.id, id, { isRunning: () => isRunning })
  expect(await take(source.id)).toEqual(source)
  const refusal = { name: 'ValidationException' }
  await expect(take(source.id, true)).rejects.toMatchObject(refusal)
  const leaving = await createSource(base.id, 'DELETING')
  await expect(take(leaving.id)).rejects.toMatchObject(refusal)
})

test('a job is found in its own source', async () => {
  const base = await createBase('ACTIVE')
  const [source, other] = [await createSource(base.id), await createSource(base.id)]
  const at = { knowledgeBaseId: base.id, dataSourceId: source.id }
  const principal = { arn: 'a', account: owner.account, verified: true }
  const job = await resources.of(ingestionJob).create(owner, {
    status: 'COMPLETE',
    document: { ...at, principal },
  })
  expect(await requireJob(resources, owner, { ...at, ingestionJobId: job.id })).toEqual(job)
  await expect(
    requireJob(resources, owner, { ...at, dataSourceId: other.id, ingestionJobId: job.id }),
  ).rejects.toMatchObject(missing)
})
