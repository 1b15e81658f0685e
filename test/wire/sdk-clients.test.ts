import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolveConfig } from '../../src/config.ts'
import { createGuard } from '../../src/http/guard.ts'
import { createHttpServer } from '../../src/http/listen.ts'
import { createLogger } from '../../src/log.ts'
import { operations as builtOperations } from '../../src/operations/index.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import { loadDescriptions } from '../../src/wire/api.ts'
import type { Operations } from '../../src/wire/handle.ts'
import { type Example, exampleExchanges } from '../support/example-exchange.ts'
import { createExampleInputs } from '../support/example-input.ts'
import { createExampleStrings } from '../support/example-string.ts'
import { createSdkClients, type SdkClients } from '../support/sdk-clients.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'
import { createWire } from '../support/wire.ts'

const strings = createExampleStrings(1)
const descriptions = loadDescriptions().map(service => ({ name: service.service, service }))

async function* batches<Event>(...all: Event[]): AsyncGenerator<Event> {
  yield* all
}

const collect = async (events: AsyncIterable<unknown>): Promise<unknown[]> => {
  const all: unknown[] = []
  for await (const event of events) all.push(event)
  return all
}

/** What a client sends: a stream that it has nothing to say in ends at once. */
const toSend = ({ members, stream }: Example) => ({ ...members, ...(stream && { [stream.name]: batches() }) })

/** Without what clients wrap values in. */
const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (value instanceof String) return value.toString()
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.map(([name, each]) => [name, plain(each)]))
}

describe('every operation gets what its client sent, and its client what it answered', () => {
  let answer: Example = { members: {} }
  let reached: unknown
  let clients: SdkClients
  let close: () => Promise<void>

  const answering =
    (operation: string): AnyOperation =>
    async (input: unknown) => {
      reached = { operation, input }
      const { members, stream } = answer
      return { ...members, ...(stream && { [stream.name]: batches(stream.events) }) }
    }

  beforeAll(async () => {
    const operations = descriptions.map(({ name, service }) => [
      name,
      Object.fromEntries(Object.keys(service.operations).map(each => [each, answering(each)])),
    ])
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

  describe.each(descriptions)('$name', ({ name, service }) => {
    const operations = Object.entries(service.operations)
    test.each(operations)('%s', async (operation, { input, output }) => {
      const inputs = exampleExchanges(service, input, strings)
      const outputs = exampleExchanges(service, output, strings)
      for (let index = 0; index < Math.max(inputs.length, outputs.length); index++) {
        const sent = inputs[index % inputs.length] ?? { members: {} }
        answer = outputs[index % outputs.length] ?? { members: {} }
        const { $metadata, ...received } = await clients.send(name, operation, toSend(sent))
        const { members, stream } = answer
        if (stream) received[stream.name] = await collect(received[stream.name] as AsyncIterable<unknown>)
        expect(reached).toEqual({ operation, input: sent.members })
        expect(plain(received)).toEqual({ ...members, ...(stream && { [stream.name]: stream.events }) })
      }
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

  describe.each(descriptions)('$name', ({ name, service }) => {
    const examples = createExampleInputs(service.shapes, strings)
    const built: Readonly<Record<string, unknown>> = builtOperations[name]
    const [unbuilt, ready] = [true, false].map(missing =>
      Object.entries(service.operations).filter(
        ([operation]) => (built[operation] === undefined) === missing,
      ),
    )
    const leastOf = (input: string | null) => (input === null ? {} : examples.minimal(input)) as object

    test.each(unbuilt ?? [])('%s says that it is not built', async (operation, { input }) => {
      const [{ stream } = {}] = exampleExchanges(service, input, strings)
      const sent = { ...leastOf(input), ...(stream && { [stream.name]: batches() }) }
      await expect(clients.send(name, operation, sent)).rejects.toMatchObject({
        name: 'NotImplementedException',
        message: `${operation} is not implemented. See docs/coverage.md for what is.`,
        $metadata: { httpStatusCode: 501 },
      })
    })

    test.each(ready ?? [])(
      '%s, which is built, does not fail at the least that it takes',
      async (operation, { input }) => {
        const status = await clients.send(name, operation, leastOf(input)).then(
          () => 200,
          (error: { $metadata?: { httpStatusCode?: number } }) => error.$metadata?.httpStatusCode,
        )
        expect(status).toBeGreaterThanOrEqual(200)
        expect(status).toBeLessThan(500)
      },
    )
  })
})
