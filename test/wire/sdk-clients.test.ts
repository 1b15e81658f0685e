import * as bedrock from '@aws-sdk/client-bedrock'
import * as bedrockAgent from '@aws-sdk/client-bedrock-agent'
import * as bedrockAgentRuntime from '@aws-sdk/client-bedrock-agent-runtime'
import * as bedrockRuntime from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolveConfig } from '../../src/config.ts'
import { createGuard } from '../../src/http/guard.ts'
import { createHttpServer } from '../../src/http/listen.ts'
import { createLogger } from '../../src/log.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import { loadDescriptions, type ServiceDescription, shapeOf } from '../../src/wire/api.ts'
import type { Operations } from '../../src/wire/handle.ts'
import { createExampleInputs } from '../support/example-input.ts'
import { createExampleStrings } from '../support/example-string.ts'
import { createWire } from '../support/wire.ts'

type Client = { send(command: object): Promise<Record<string, unknown>>; destroy(): void }
type Class<T> = new (options: object) => T
const sdk = {
  bedrock,
  'bedrock-runtime': bedrockRuntime,
  'bedrock-agent': bedrockAgent,
  'bedrock-agent-runtime': bedrockAgentRuntime,
} as unknown as Record<string, Record<string, Class<Client & object>>>
const clientNames = {
  bedrock: 'BedrockClient',
  'bedrock-runtime': 'BedrockRuntimeClient',
  'bedrock-agent': 'BedrockAgentClient',
  'bedrock-agent-runtime': 'BedrockAgentRuntimeClient',
}

const descriptions = loadDescriptions()
const strings = createExampleStrings(2)
const reached: { operation: string; input: unknown }[] = []

/** The member of an output that is a stream, and one event of each of its kinds. */
const eventsOf = ({ shapes }: ServiceDescription, output: string | null) => {
  const [name, member] =
    Object.entries((output && shapeOf(shapes, { target: output }).members) || {}).find(
      ([, { target }]) => shapeOf(shapes, { target }).eventstream,
    ) ?? []
  if (name === undefined || member === undefined) return undefined
  const examples = createExampleInputs(shapes, strings)
  const events = Object.entries(shapeOf(shapes, member).members ?? {})
    .filter(([, { target }]) => shapeOf(shapes, { target }).error === undefined)
    .map(([event, { target }]) => ({ [event]: examples.full(target) }))
  return { name, events }
}

const outputOf = (service: ServiceDescription, operation: string): Record<string, unknown> => {
  const output = service.operations[operation]?.output ?? null
  return output === null
    ? {}
    : (createExampleInputs(service.shapes, strings).full(output) as Record<string, unknown>)
}

const answering =
  (service: ServiceDescription, operation: string): AnyOperation =>
  async (input: unknown) => {
    reached.push({ operation, input })
    const stream = eventsOf(service, service.operations[operation]?.output ?? null)
    const events = async function* () {
      yield stream?.events
    }
    return { ...outputOf(service, operation), ...(stream && { [stream.name]: events() }) }
  }

const operations = Object.fromEntries(
  descriptions.map(service => [
    service.service,
    Object.fromEntries(Object.keys(service.operations).map(name => [name, answering(service, name)])),
  ]),
) as unknown as Operations

const { limits, timeouts, host } = resolveConfig({})
const server = createHttpServer({
  handle: await createWire(operations),
  guard: createGuard({ hosts: [], origins: [] }),
  limits,
  timeouts,
  log: await createLogger({ level: 'silent', format: 'json' }),
})
let url = ''
beforeAll(async () => {
  url = (await server.listen({ host, port: 0 })).url
})
afterAll(() => server.close())

/** Buffers for every kind of bytes, and nothing that is not there. */
const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [name, plain(each)]),
  )
}

const collect = async (stream: AsyncIterable<unknown>) => {
  const events: unknown[] = []
  for await (const event of stream) events.push(event)
  return events
}

describe.each(descriptions.map(service => ({ name: service.service, service })))(
  '$name',
  ({ name, service }) => {
    const examples = createExampleInputs(service.shapes, strings)
    let client: Client
    beforeAll(() => {
      const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' }
      const ClientClass = sdk[name]?.[clientNames[name]]
      if (ClientClass === undefined) throw new Error(`No client for ${name}`)
      client = new ClientClass({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 })
    })
    afterAll(() => client.destroy())

    test.each(Object.keys(service.operations))(
      '%s arrives as its client sent it, and its answer as it was given',
      async operation => {
        const { input, output } = service.operations[operation] ?? {}
        const Command = sdk[name]?.[`${operation}Command`]
        if (Command === undefined) throw new Error(`The SDK has no ${operation}Command`)
        const full = (input ? examples.full(input) : {}) as object
        const streamed = eventsOf(service, input ?? null)
        reached.length = 0
        const { $metadata, ...answer } = await client.send(
          new Command({ ...full, ...(streamed && { [streamed.name]: nothing() }) }),
        )
        expect(reached).toEqual([{ operation, input: full }])
        const stream = eventsOf(service, output ?? null)
        const got = stream && (await collect(answer[stream.name] as AsyncIterable<unknown>))
        expect(plain({ ...answer, ...(stream && { [stream.name]: got }) })).toEqual({
          ...outputOf(service, operation),
          ...(stream && { [stream.name]: stream.events }),
        })
      },
    )
  },
)

async function* nothing() {}
