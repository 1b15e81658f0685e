import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { createLogger } from '../../../src/log.ts'
import {
  createDelivery,
  type Delivery,
  type DeliveryOptions,
} from '../../../src/metering/invocation-log/delivery.ts'
import { folderTarget } from '../../../src/metering/invocation-log/folder-target.ts'
import { s3Target } from '../../../src/metering/invocation-log/s3-target.ts'
import { until } from '../../backends/upstream/serve.ts'
import { stubCredentials } from '../../support/bedrock-upstream.ts'
import { listenLocally } from '../../support/listen-locally.ts'
import { filesIn, linesOf } from '../../support/logged.ts'
import { serveS3 } from '../../support/serve-s3.ts'

let folder: string
let lines: { level: string; msg: string }[]
beforeEach(async () => {
  stubCredentials()
  folder = await mkdtemp(join(tmpdir(), 'outcrop-'))
  lines = []
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

const deliver = async (some: Partial<DeliveryOptions> = {}): Promise<Delivery> => {
  const stream = new PassThrough().on('data', line => lines.push(JSON.parse(line)))
  return createDelivery({
    target: folderTarget(folder),
    clock: systemClock,
    log: await createLogger({ level: 'info', format: 'json' }, stream),
    batchSeconds: 3_600,
    pause: 1,
    ...some,
  })
}
const toS3 = (endpoint: string) =>
  s3Target({ region: 'eu-west-1', endpoint }, { service: systemClock, wall: systemClock })

const destination = { bucket: 'my-logs', root: 'logs' }
const record = (n: number, size = 0) => ({ line: JSON.stringify({ n, text: 'x'.repeat(size) }), asides: [] })
const logged = async () => {
  const files = (await filesIn(folder)).filter(file => file.endsWith('.gz'))
  return { files, records: (await Promise.all(files.map(file => linesOf(join(folder, file))))).flat() }
}
const messages = () => lines.map(({ msg }) => msg)

describe('records', () => {
  test('wait for others and go together, in their order, at the end at the latest', async () => {
    const delivery = await deliver()
    for (let n = 0; n < 10; n += 1) delivery.add(destination, record(n))
    expect((await logged()).files).toEqual([])
    await delivery.close()
    const { files, records } = await logged()
    expect(files).toHaveLength(1)
    expect(records.map(({ n }) => n)).toEqual([...Array(10).keys()])
    expect(delivery.figures()).toEqual({ delivered: 10, failed: 0, dropped: 0 })
    expect(lines).toEqual([])
  })

  test('go when their time is over', async () => {
    const delivery = await deliver({ batchSeconds: 0.01 })
    delivery.add(destination, record(1))
    await until(() => delivery.figures().delivered === 1)
    delivery.add(destination, record(2))
    await until(() => delivery.figures().delivered === 2)
    expect((await logged()).files).toHaveLength(2)
    await delivery.close()
  })

  test('go when they are many, or large', async () => {
    const delivery = await deliver()
    for (let n = 0; n < 1_000; n += 1) delivery.add(destination, record(n))
    await until(() => delivery.figures().delivered === 1_000)
    for (let n = 0; n < 3; n += 1) delivery.add(destination, record(n, 3 * 1_048_576))
    await until(() => delivery.figures().delivered === 1_003)
    await delivery.close()
  })

  test('of each destination are in files of their own', async () => {
    const delivery = await deliver()
    for (const bucket of ['my-logs', 'other-logs']) delivery.add({ bucket, root: 'logs' }, record(1))
    await delivery.close()
    expect((await logged()).files.map(file => file.split('/')[0])).toEqual(['my-logs', 'other-logs'])
  })

  test('come after what they point at', async () => {
    await using store = await serveS3()
    const delivery = await deliver({ target: await toS3(store.url) })
    const asides = [{ key: 'logs/data/a_input.bin', bytes: Buffer.from('aside'), isGzipped: false }]
    delivery.add(destination, { line: '{}', asides })
    await delivery.close()
    expect([...store.objects.keys()]).toEqual([
      'my-logs/logs/data/a_input.bin',
      expect.stringMatching(/^my-logs\/logs\/\d{4}\/.+\.json\.gz$/),
    ])
  })
})

describe('a target that fails', () => {
  test('is tried again, and gets nothing twice', async () => {
    await using store = await serveS3()
    store.refusals.push({ status: 503, code: 'SlowDown' }, { status: 500, code: 'InternalError' })
    const delivery = await deliver({ target: await toS3(store.url) })
    delivery.add(destination, record(1))
    await delivery.close()
    expect(store.objects.size).toBe(1)
    expect(delivery.figures()).toEqual({ delivered: 1, failed: 0, dropped: 0 })
    expect(messages()).toEqual([
      'the invocation log cannot be delivered',
      'the invocation log is delivered again',
    ])
  })

  test('is given up after so many times, is told of once, and gets what comes later', async () => {
    await using store = await serveS3()
    const delivery = await deliver({ target: await toS3(store.url), batchSeconds: 0.01, attempts: 2 })
    for (let n = 1; n <= 3; n += 1) {
      for (let count = 0; count < 2; count += 1) store.refusals.push({ status: 403, code: 'AccessDenied' })
      delivery.add(destination, record(n))
      await until(() => delivery.figures().failed === n)
    }
    delivery.add(destination, record(4))
    await until(() => delivery.figures().delivered === 1)
    await delivery.close()
    expect(store.calls).toBe(7)
    expect(messages()).toEqual([
      'the invocation log cannot be delivered',
      'the invocation log is delivered again',
      'the invocation log of this run has gaps',
    ])
  })

  test('and never answers holds up nothing but its own bucket, and no end', async () => {
    await using silent = await listenLocally(createServer(() => {}))
    const hanging = await toS3(silent.url)
    const here = folderTarget(folder)
    const delivery = await deliver({
      target: {
        put: (object, signal) => (object.bucket === 'silent' ? hanging : here).put(object, signal),
        close: () => hanging.close(),
      },
      batchSeconds: 0.01,
      closing: 50,
    })
    delivery.add({ bucket: 'silent', root: 'logs' }, record(1))
    delivery.add(destination, record(2))
    await until(() => delivery.figures().delivered === 1)
    await delivery.close()
    expect(delivery.figures()).toEqual({ delivered: 1, failed: 1, dropped: 0 })
  })

  test('fills no more memory than there is for it', async () => {
    await writeFile(join(folder, 'my-logs'), 'a file in its place')
    const delivery = await deliver({ mostBytes: 10_000, attempts: 1 })
    for (let n = 0; n < 20; n += 1) delivery.add(destination, record(n, 990))
    expect(delivery.figures().dropped).toBe(11)
    expect(delivery.reserve(2_000)).toBe(false)
    await delivery.close()
    expect(delivery.figures()).toEqual({ delivered: 0, failed: 9, dropped: 11 })
    expect(messages().filter(message => message.includes('dropped'))).toHaveLength(1)
  })
})

test('room that was taken is there again', async () => {
  const delivery = await deliver({ mostBytes: 100 })
  expect(delivery.reserve(100)).toBe(true)
  expect(delivery.reserve(1)).toBe(false)
  delivery.release(100)
  expect(delivery.reserve(100)).toBe(true)
  delivery.release(100)
  delivery.add(destination, record(1))
  await delivery.close()
  delivery.add(destination, record(2))
  expect(delivery.figures()).toEqual({ delivered: 1, failed: 0, dropped: 1 })
})
