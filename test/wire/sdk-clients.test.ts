import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolveConfig } from '../../src/config.ts'
import { createGuard } from '../../src/http/guard.ts'
import { createHttpServer } from '../../src/http/listen.ts'
import { createLogger } from '../../src/log.ts'
import { operations as builtOperations } from '../../src/operations/index.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import { loadDescriptions, shapeOf } from '../../src/wire/api.ts'
import type { Operations } from '../../src/wire/handle.ts'
import { createExampleInputs } from '../support/example-input.ts'
import { createExampleStrings } from '../support/example-string.ts'
import { createSdkClients, type SdkClients } from '../support/sdk-clients.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'
import { createWire } from '../support/wire.ts'

const strings = createExampleStrings(1)
const descriptions = loadDescriptions().map(service => ({
  service,
  name: service.service,
  examples: createExampleInputs(service.shapes, strings),
}))
type Described = (typeof descriptions)[number]

/** The name of the stream in an input or output, and one event of each of its kinds. */
const streamOf = ({ service: { shapes }, examples }: Described, target: string | null | undefined) => {
  if (!target) return undefined
  const { payload, members = {} } = shapeOf(shapes, { target })
  const stream = payload === undefined ? undefined : shapeOf(shapes, members[payload] ?? { target: '' })
  if (payload === undefined || !stream?.eventstream) return undefined
  const events = Object.entries(stream.members ?? {})
    .filter(([, event]) => shapeOf(shapes, event).error === undefined)
    .map(([name, event]) => ({ [name]: examples.full(event.target) }))
  return { name: payload, events }
}

const fullOf = ({ examples }: Described, target: string | null | undefined) =>
  (target ? examples.full(target) : {}) as Record<string, unknown>

const reached: { operation: string; input: unknown }[] = []

/** Keeps the input and answers every member of the output. */
const answering =
  (described: Described, operation: string, output: string | null): AnyOperation =>
  async (input: unknown) => {
    reached.push({ operation, input })
    const stream = streamOf(described, output)
    return { ...fullOf(described, output), ...(stream && { [stream.name]: batches(stream.events) }) }
  }

async function* batches<Event>(...all: Event[]): AsyncGenerator<Event> {
  yield* all
}

const collect = async (events: AsyncIterable<unknown>): Promise<unknown[]> => {
  const all: unknown[] = []
  for await (const event of events) all.push(event)
  return all
}

/** Without what clients wrap values in. */
const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (value instanceof String) return value.toString()
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.map(([name, each]) => [name, plain(each)]))
}

describe('every operation answers every member', () => {
  let clients: SdkClients
  let close: () => Promise<void>
  beforeAll(async () => {
    const operations = descriptions.map(described => {
      const known = Object.entries(described.service.operations)
      return [
        described.name,
        Object.fromEntries(known.map(([name, { output }]) => [name, answering(described, name, output)])),
      ]
    })
    const { limits, timeouts, host } = resolveConfig({})
    const server = createHttpServer({
      handle: await createWire(Object.fromEntries(operations) as Operations),
      guard: createGuard({ hosts: [], origins: [] }),
      limits,
      timeouts,
      log: await createLogger({ level: 'silent', format: 'json' }),
    })
    const { url } = await server.listen({ host, port: 0 })
    clients = createSdkClients(url)
    close = server.close
  })
  afterAll(async () => {
    clients.destroy()
    await close()
  })

  describe.each(descriptions)('$name', described => {
    const operations = Object.entries(described.service.operations)
    test.each(operations)('%s', async (operation, { input, output }) => {
      const sent = fullOf(described, input)
      const upstream = streamOf(described, input)
      const stream = streamOf(described, output)
      reached.length = 0
      const { $metadata, ...answer } = await clients.send(described.name, operation, {
        ...sent,
        ...(upstream && { [upstream.name]: batches() }),
      })
      if (stream) answer[stream.name] = await collect(answer[stream.name] as AsyncIterable<unknown>)
      expect(reached).toEqual([{ operation, input: sent }])
      expect(plain(answer)).toEqual({
        ...fullOf(described, output),
        ...(stream && { [stream.name]: stream.events }),
      })
    })
  })
})

describe('a server as it starts', () => {
  let started: Started
  let clients: SdkClients
  beforeAll(async () => {
    started = await startOutcrop()
    clients = createSdkClients(started.url)
  })
  afterAll(async () => {
    clients.destroy()
    await started.close()
  })

  describe.each(descriptions)('$name', described => {
    const { name, service, examples } = described
    const built: Readonly<Record<string, unknown>> = builtOperations[name]
    const operations = Object.entries(service.operations).filter(
      ([operation]) => built[operation] === undefined,
    )

    test.each(operations)('%s says that it is not built', async (operation, { input }) => {
      const sent = (input ? examples.minimal(input) : {}) as Record<string, unknown>
      const upstream = streamOf(described, input)
      const answer = clients.send(name, operation, {
        ...sent,
        ...(upstream && { [upstream.name]: batches() }),
      })
      await expect(answer).rejects.toMatchObject({
        name: 'NotImplementedException',
        message: `${operation} is not implemented. See docs/coverage.md for what is.`,
        $metadata: { httpStatusCode: 501 },
      })
    })
  })
})
