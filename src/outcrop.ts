import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCredentials } from './access/credentials.ts'
import type { FirstCredentials } from './access/first-credentials.ts'
import { loadAccessKeys } from './access/load-access-keys.ts'
import { createAgents } from './agents/create-agents.ts'
import { createBackends } from './backends/create-backends.ts'
import { isScripted } from './backends/scripted/create-scripted-backend.ts'
import { isResettable } from './backends/scripted/resettable.ts'
import { MovableClock, systemClock } from './clock.ts'
import { type Config, type PartialConfig, resolveConfig } from './config.ts'
import { createEgressGate } from './egress/gate.ts'
import { createFaults } from './faults/create-faults.ts'
import { createFunctions } from './functions/create-functions.ts'
import type { Functions } from './functions/functions.ts'
import { prepareHome } from './home.ts'
import { createFaultsPage } from './http/admin/faults.ts'
import { createMetricsPage } from './http/admin/metrics.ts'
import { createScriptsPage } from './http/admin/scripts.ts'
import { allowOrigins, createGuard } from './http/guard.ts'
import { createHttpServer } from './http/listen.ts'
import { createOutcropRoutes } from './http/outcrop-routes.ts'
import { createAliasSources } from './inference/alias-sources.ts'
import { type AliasMap, createAliases } from './inference/aliases.ts'
import { createBreaker } from './inference/breaker.ts'
import { type FoundationModel, loadCatalogue } from './inference/catalogue.ts'
import { followAliasParameter } from './inference/follow-alias-parameter.ts'
import { createGlobs } from './inference/glob.ts'
import { createInference } from './inference/inference.ts'
import { createModelAccess } from './inference/model-access.ts'
import { createModelUse } from './inference/model-use.ts'
import { createModels } from './inference/models.ts'
import { createOwnModels } from './inference/own-models.ts'
import { createPromptCache } from './inference/prompt-cache.ts'
import { createPromptRouters } from './inference/prompt-routers.ts'
import { createRoute, needsEmbedded } from './inference/route.ts'
import { createServe } from './inference/serve.ts'
import { createKnowledgeBases } from './knowledge-bases/create-knowledge-bases.ts'
import { createParts } from './knowledge-bases/create-parts.ts'
import type { Parts } from './knowledge-bases/parts.ts'
import { createLogger, type Logger } from './log.ts'
import { createMetering } from './metering/create-metering.ts'
import { createInvocationLogs } from './metering/invocation-log/create-invocation-logs.ts'
import { createLogTarget } from './metering/invocation-log/create-log-target.ts'
import { logMetrics } from './metering/invocation-log/log-metrics.ts'
import { operations } from './operations/index.ts'
import { createResourceStore } from './resources/create-resource-store.ts'
import { openStore } from './store/open-store.ts'
import { version } from './version.ts'
import { createAuthenticate } from './wire/authenticate.ts'
import type { HttpHandler } from './wire/exchange.ts'
import { createHandle } from './wire/handle.ts'

/** A server in this process. */
export interface Outcrop {
  readonly config: Config
  readonly log: Logger
  /** Present once: when this start made the root credentials. */
  readonly firstCredentials?: FirstCredentials
  /** Drives what Bedrock decides by time; tests move it. */
  readonly clock: MovableClock
  /** Answers a request without a socket. */
  readonly handle: HttpHandler
  /** Rejects with the socket's error: `EADDRINUSE`, `EACCES` ... Port 0 takes a free one. */
  listen(): Promise<{ readonly url: string; readonly port: number }>
  /** Those of the configuration. From now on, for calls that begin: those that run stay with their model. */
  setAliases(aliases: AliasMap): void
  /** Back to how it started: the clock, and everything that calls have left behind, but for their usage in the ledger. */
  reset(): Promise<void>
  /** Lets open exchanges finish within `timeouts.drain`. */
  close(): Promise<void>
}

/**
 * The composition root: the one place that knows every part.
 *
 * @param plugged for tests: what knowledge bases are made of, in place of what they are; what transforms their chunks.
 * @throws ConfigError for settings that cannot be; a file system error for a home that cannot be written.
 */
export const createOutcrop = async (
  settings: Config | PartialConfig = {},
  plugged: { readonly parts?: Parts; readonly functions?: Pick<Functions, 'invoke'> } = {},
): Promise<Outcrop> => {
  const config = resolveConfig(settings)
  const { account, limits, timeouts } = config
  await prepareHome(config.home)
  const log = await createLogger(config.log)
  const clock = new MovableClock()
  const clocks = { service: clock, wall: systemClock }
  const { accessKeys, apiKeys, firstCredentials } = await loadAccessKeys(config)

  const authenticate = createAuthenticate({
    required: config.authentication === 'required',
    account,
    credentials: createCredentials(accessKeys, apiKeys),
    clock: systemClock,
  })
  const aliases = createAliases(config.aliases)
  const aliasSources = createAliasSources(aliases, config.aliases)
  const aliasParameter =
    config.aliasParameter &&
    (await followAliasParameter(config.aliasParameter, { clocks, log, apply: aliasSources.setParameter }))
  const backends = await createBackends(config.backends, needsEmbedded(config.models), {
    home: config.home,
    clocks,
    log,
  })
  const scripts = new Map(
    [...backends].flatMap(([name, backend]) => (isScripted(backend) ? [[name, backend.scripts]] : [])),
  )
  const catalogue = loadCatalogue()
  const store = await openStore(join(config.home, 'outcrop.db'))
  const resources = createResourceStore(store.db, clock)
  const granted = createGlobs(config.modelAccess)
  const kept = createGlobs(config.keptModels)
  const isKept = ({ id }: FoundationModel) => kept(id)
  const findOwnModel = createOwnModels(
    config.models.map(({ model }) => model),
    catalogue,
  )
  const access = createModelAccess({ resources, clock, isGranted: ({ id }) => granted(id) })
  const use = createModelUse(store.db, clock)
  const models = createModels({ catalogue, resources, access, use, clock, isKept, findOwnModel })
  const metering = await createMetering({ config, catalogue, clocks, log })
  const route = createRoute({ models: config.models, backends })
  const serve = createServe({
    route,
    clocks,
    meter: metering.meter,
    breaker: createBreaker({ clock: systemClock }),
  })
  const inference = createInference({
    serve,
    clocks,
    models,
    aliases,
    promptRouters: createPromptRouters({ resources, catalogue, models, findOwnModel }),
    promptCache: createPromptCache({ clock }),
    structuredOutput: config.structuredOutput,
  })
  const invocationLogs = createInvocationLogs({
    target: await createLogTarget(config, clocks),
    resources,
    clock,
    log,
    batchSeconds: config.invocationLogs.batchSeconds,
  })
  const gate = createEgressGate(config.egress)
  const functions = createFunctions({
    functions: config.functions,
    gate,
    region: config.region,
    clock: systemClock,
    log,
  })
  const knowledgeBases = createKnowledgeBases({
    db: store.db,
    resources,
    clock,
    log,
    inference,
    models,
    parts:
      plugged.parts ??
      createParts({
        folder: join(config.home, 'knowledge-bases'),
        settings: config.knowledgeBases,
        egress: config.egress,
        clock: systemClock,
        functions: plugged.functions ?? functions,
      }),
  })
  await knowledgeBases.resume()
  const agents = createAgents({ resources, clock, settings: config.agents, record: metering.record })
  const faults = createFaults({ allowed: config.faults === 'allow', random: Math.random })
  const services = { clocks, catalogue, models, inference, resources, access, invocationLogs, isKept }
  const handleOperation = createHandle({
    operations,
    services: { ...services, knowledgeBases, functions, agents, timeouts },
    authenticate,
    account,
    region: config.region,
    bodyBytes: limits.bodyBytes,
    faults,
    log,
  })

  let listening = false
  const handleOutcropRoute = createOutcropRoutes({
    version,
    ready: () => listening,
    authorize: async request => {
      const { principal, verifyBody } = authenticate(request)
      const body = await request.readBody(limits.bodyBytes)
      verifyBody(body)
      return { principal, body }
    },
    pages: [
      createScriptsPage(scripts),
      createFaultsPage(faults),
      createMetricsPage([metering.metrics, () => logMetrics(invocationLogs)]),
    ],
  })
  const handle = allowOrigins(
    config.origins,
    async request => (await handleOutcropRoute(request)) ?? handleOperation(request),
  )
  const server = createHttpServer({
    handle,
    guard: createGuard({ hosts: config.hosts, origins: config.origins }),
    limits,
    timeouts,
    log,
    ...(config.tls === undefined
      ? {}
      : {
          tls: {
            certificate: await readFile(config.tls.certificate),
            key: await readFile(config.tls.key),
            plaintext: config.tls.plaintext,
          },
        }),
  })

  return {
    config,
    log,
    ...(firstCredentials === undefined ? {} : { firstCredentials }),
    clock,
    handle,
    async listen() {
      const address = await server.listen({ host: config.host, port: config.port })
      listening = true
      return address
    },
    setAliases: aliasSources.setConfigured,
    async reset() {
      clock.reset()
      aliasSources.setConfigured(config.aliases)
      faults.clear()
      await metering.reset()
      await knowledgeBases.reset()
      await store.clear()
      use.forget()
      invocationLogs.forget()
      for (const backend of backends.values()) if (isResettable(backend)) backend.reset()
    },
    async close() {
      listening = false
      await server.close()
      await knowledgeBases.close()
      await functions.close()
      await gate.close()
      await aliasParameter?.close()
      for (const backend of backends.values()) await backend.close?.()
      await invocationLogs.close()
      await metering.close()
      await store.close()
    },
  }
}
