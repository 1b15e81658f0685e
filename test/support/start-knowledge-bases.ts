import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BedrockAgentRuntimeClient } from '@aws-sdk/client-bedrock-agent-runtime'
import { createCredentials } from '../../src/access/credentials.ts'
import { createAgents } from '../../src/agents/create-agents.ts'
import type { Backend } from '../../src/backends/backend.ts'
import { createEmbeddedBackend } from '../../src/backends/embedded/create-embedded-backend.ts'
import { MovableClock, systemClock } from '../../src/clock.ts'
import { createEgressGate } from '../../src/egress/gate.ts'
import { resourceNotFoundException } from '../../src/errors.ts'
import { createFunctions } from '../../src/functions/create-functions.ts'
import { createHttpServer } from '../../src/http/listen.ts'
import { createAliases } from '../../src/inference/aliases.ts'
import { createBreaker } from '../../src/inference/breaker.ts'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { createInference } from '../../src/inference/inference.ts'
import { createModelAccess } from '../../src/inference/model-access.ts'
import { createModelUse } from '../../src/inference/model-use.ts'
import { createModels } from '../../src/inference/models.ts'
import { createPromptCache } from '../../src/inference/prompt-cache.ts'
import { createPromptRouters } from '../../src/inference/prompt-routers.ts'
import { createServe } from '../../src/inference/serve.ts'
import { createParts } from '../../src/knowledge-bases/create-parts.ts'
import type { OpenBase, OpenedBase } from '../../src/knowledge-bases/open-base.ts'
import type { ReadDocuments } from '../../src/knowledge-bases/read-documents.ts'
import { createLogger } from '../../src/log.ts'
import { createMeter } from '../../src/metering/create-meter.ts'
import type { UsageRecord } from '../../src/metering/usage-record.ts'
import { operations } from '../../src/operations/index.ts'
import type { Services } from '../../src/operations/operation.ts'
import { createResourceStore } from '../../src/resources/create-resource-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createAuthenticate } from '../../src/wire/authenticate.ts'
import { createHandle } from '../../src/wire/handle.ts'

const account = '123456789012'

export interface StartedKnowledgeBases extends AsyncDisposable {
  readonly url: string
  readonly client: BedrockAgentRuntimeClient
  readonly clock: MovableClock
  /** What the ledger would have. */
  readonly records: UsageRecord[]
  /** By their IDs: what can be opened. */
  readonly bases: Map<string, OpenedBase>
}

const AGENT_SETTINGS = {
  envelopes: 'strict',
  corrections: 2,
  unsaidFacts: 'report',
  budgets: {},
  tiers: {},
} as const

/** A server on a real socket, whose knowledge bases are those that a test puts there. */
export const startKnowledgeBases = async (
  backend: Backend = createEmbeddedBackend(),
  file = ':memory:',
  timeout = 60_000,
  buckets: Readonly<Record<string, string>> = {},
): Promise<StartedKnowledgeBases> => {
  const clock = new MovableClock()
  const clocks = { service: clock, wall: systemClock }
  const records: UsageRecord[] = []
  const bases = new Map<string, OpenedBase>()
  const egress = { privateRanges: 'deny', hosts: [], ports: [] } as const
  const parts = createParts({
    folder: join(tmpdir(), 'no-indexes'),
    settings: { buckets: { ...buckets } },
    egress: { ...egress, hosts: [], ports: [] },
    clock: systemClock,
  })
  const knowledgeBases: OpenBase & ReadDocuments = {
    open: async (_, id) => bases.get(id) ?? absent(id),
    readObject: (uri, signal) => parts.readObject(uri, signal),
    parse: (of, signal) => parts.parse(of, signal),
  }
  const store = await openStore(file)
  const log = await createLogger({ level: 'silent', format: 'json' })
  const gate = createEgressGate({ ...egress, hosts: [], ports: [] })
  const composed = composeServices(store.db, clocks, backend, records)
  const handle = createHandle({
    operations,
    services: {
      ...composed,
      knowledgeBases: knowledgeBases as Services['knowledgeBases'],
      agents: createAgents({
        resources: composed.resources,
        clock: clocks.service,
        settings: AGENT_SETTINGS,
        record: async () => undefined,
      }),
      functions: createFunctions({ functions: {}, gate, region: 'us-east-1', clock: systemClock, log }),
      timeouts: { knowledgeBases: timeout },
    },
    authenticate: createAuthenticate({
      required: false,
      account,
      credentials: createCredentials([], []),
      clock: systemClock,
    }),
    account,
    region: 'us-east-1',
    bodyBytes: 30_000_000,
    faults: { find: () => undefined },
    log,
  })
  const server = createHttpServer({
    handle,
    limits: { bodyBytes: 30_000_000, headerBytes: 16_384, connections: 100, streamsPerConnection: 100 },
    timeouts: { headers: 5_000, body: 5_000, idle: 5_000, drain: 100 },
    log,
  })
  const { url } = await server.listen({ host: '127.0.0.1', port: 0 })
  const client = new BedrockAgentRuntimeClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
    maxAttempts: 1,
  })
  return {
    url,
    client,
    clock,
    records,
    bases,
    async [Symbol.asyncDispose]() {
      client.destroy()
      await server.close()
      await parts.close?.()
      await backend.close?.()
      await store.close()
    },
  }
}

const absent = (id: string): never => {
  throw resourceNotFoundException(`Knowledge Base with id ${id} does not exist.`)
}

type Database = Awaited<ReturnType<typeof openStore>>['db']

const composeServices = (
  db: Database,
  clocks: Services['clocks'],
  backend: Backend,
  records: UsageRecord[],
): Omit<Services, 'knowledgeBases' | 'functions' | 'agents' | 'timeouts'> => {
  const clock = clocks.service
  const catalogue = loadCatalogue()
  const resources = createResourceStore(db, clock)
  const access = createModelAccess({ resources, clock, isGranted: () => true })
  const isKept = () => true
  const findOwnModel = () => undefined
  const use = createModelUse(db, clock)
  const models = createModels({ catalogue, resources, access, use, clock, isKept, findOwnModel })
  const meter = createMeter({
    quotas: { admit: async () => undefined },
    record: async usage => void records.push(usage),
    clocks,
  })
  const inference = createInference({
    serve: createServe({
      route: () => [{ name: 'embedded', backend }],
      breaker: createBreaker({ clock: systemClock }),
      clocks,
      meter,
    }),
    clocks,
    models,
    aliases: createAliases({}),
    promptRouters: createPromptRouters({ resources, catalogue, models, findOwnModel }),
    promptCache: createPromptCache({ clock }),
    structuredOutput: { retries: 0 },
  })
  const invocationLogs = { begin: async () => undefined } as unknown as Services['invocationLogs']
  return { clocks, catalogue, models, inference, resources, access, invocationLogs, isKept }
}
