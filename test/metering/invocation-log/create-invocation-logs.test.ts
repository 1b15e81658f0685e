import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MovableClock } from '../../../src/clock.ts'
import { modelTimeoutException } from '../../../src/errors.ts'
import { createLogger } from '../../../src/log.ts'
import {
  createInvocationLogs,
  type InvocationLogsOptions,
} from '../../../src/metering/invocation-log/create-invocation-logs.ts'
import { folderTarget } from '../../../src/metering/invocation-log/folder-target.ts'
import type { LoggedCall } from '../../../src/metering/invocation-log/record.ts'
import { createResourceStore } from '../../../src/resources/create-resource-store.ts'
import { LOGGING_ID, modelInvocationLogging } from '../../../src/resources/model-invocation-logging.ts'
import type { ResourceStore } from '../../../src/resources/resource.ts'
import { openStore, type Store } from '../../../src/store/open-store.ts'
import { filesIn, linesOf } from '../../support/logged.ts'

let folder: string
let store: Store
let resources: ResourceStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-'))
  store = await openStore(join(folder, 'outcrop.db'))
  resources = createResourceStore(store.db, new MovableClock())
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const owner = { account: '123456789012', region: 'us-east-1' }
const create = async (some: Partial<InvocationLogsOptions> = {}) =>
  createInvocationLogs({
    target: folderTarget(join(folder, 'logs')),
    resources,
    clock: new MovableClock(),
    log: await createLogger({ level: 'silent', format: 'json' }),
    batchSeconds: 3_600,
    ...some,
  })
const configure = () =>
  resources.of(modelInvocationLogging).create(owner, {
    id: LOGGING_ID,
    status: 'ACTIVE',
    document: { s3Config: { bucketName: 'my-logs' }, textDataDeliveryEnabled: true },
  })
const call = (): Omit<LoggedCall, 'at'> => ({
  ...owner,
  requestId: 'a',
  operation: 'Converse',
  modelId: 'm',
  model: { inputModalities: ['TEXT'], outputModalities: ['TEXT'] },
  principal: 'arn:aws:iam::123456789012:root',
  input: { contentType: 'application/json', json: {} },
})
const said = (text: string) => () => ({ body: { contentType: 'application/json', json: { text } } })
const records = async () => {
  const logs = join(folder, 'logs')
  return (await Promise.all((await filesIn(logs)).map(file => linesOf(join(logs, file))))).flat()
}

describe('a call', () => {
  test('is written once, as it is first told to end', async () => {
    await configure()
    const logs = await create()
    const log = await logs.begin(owner, call)
    log?.failed(modelTimeoutException('Too late.'), said('one'))
    log?.ended(said('two'))
    log?.failed(new Error('three'))
    await logs.close()
    expect(await records()).toMatchObject([
      { errorCode: 'ModelTimeoutException', output: { outputBodyJson: { text: 'one' } } },
    ])
    expect(logs.figures()).toEqual({ delivered: 1, failed: 0, dropped: 0 })
  })

  test('whose client has left is no error, and a fault of ours is one of the service', async () => {
    await configure()
    const logs = await create()
    for (const error of [new DOMException('gone', 'AbortError'), new TypeError('x')])
      (await logs.begin(owner, call))?.failed(error)
    await logs.close()
    const [left, broken] = await records()
    expect(left).not.toHaveProperty('errorCode')
    expect(broken.errorCode).toBe('InternalServerException')
  })

  test('that finds no room is dropped whole', async () => {
    await configure()
    const logs = await create({ mostBytes: 5_000 })
    const log = await logs.begin(owner, call)
    expect(log?.keep(4_000)).toBe(true)
    expect(log?.keep(4_000)).toBe(false)
    expect(log?.keep(1)).toBe(false)
    log?.ended(said('too much'))
    const next = await logs.begin(owner, call)
    expect(next?.keep(4_000)).toBe(true)
    next?.ended(said('enough'))
    await logs.close()
    expect(await records()).toMatchObject([{ output: { outputBodyJson: { text: 'enough' } } }])
    expect(logs.figures()).toEqual({ delivered: 1, failed: 0, dropped: 1 })
  })

  test('whose answer cannot be written is dropped, and the next is not', async () => {
    await configure()
    const logs = await create()
    const broken = await logs.begin(owner, call)
    broken?.ended(() => {
      throw new RangeError('too deep')
    })
    const whole = await logs.begin(owner, call)
    whole?.ended(said('fine'))
    await logs.close()
    expect(logs.figures()).toEqual({ delivered: 1, failed: 0, dropped: 1 })
  })

  test('that never ends keeps no server from closing', async () => {
    await configure()
    const logs = await create()
    expect(await logs.begin(owner, call)).toBeDefined()
    await logs.close()
    expect(await filesIn(join(folder, 'logs')).catch(() => [])).toEqual([])
  })
})

describe('a configuration', () => {
  test('is read once, and again when it has changed', async () => {
    const logs = await create()
    expect(await logs.begin(owner, call)).toBeUndefined()
    // Known without asking the store.
    expect(logs.begin(owner, call)).toBeUndefined()
    await configure()
    expect(logs.begin(owner, call)).toBeUndefined()
    logs.forget()
    const log = await logs.begin(owner, call)
    log?.ended(said('heard'))
    expect(await logs.begin({ ...owner, region: 'eu-west-1' }, call)).toBeUndefined()
    expect(await logs.begin({ ...owner, account: '210987654321' }, call)).toBeUndefined()
    await logs.close()
    expect(await records()).toHaveLength(1)
  })

  test('that cannot be read fails no call', async () => {
    const logs = await create()
    await store.close()
    expect(await logs.begin(owner, call)).toBeUndefined()
    await logs.close()
    store = await openStore(join(folder, 'outcrop.db'))
  })
})
