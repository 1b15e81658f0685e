import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadAccessKeys, toApiKey } from './access/configured-keys.ts'
import { createCredentials } from './access/credentials.ts'
import type { FirstCredentials } from './access/first-credentials.ts'
import { createBackends } from './backends/create-backends.ts'
import { isScripted } from './backends/scripted/create-scripted-backend.ts'
import { isResettable } from './backends/scripted/resettable.ts'
import { MovableClock, systemClock } from './clock.ts'
import { type Config, type PartialConfig, resolveConfig } from './config.ts'
import { createFaults } from './faults/create-faults.ts'
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
import { lifecycleAt } from './inference/lifecycle.ts'
import { createModelAccess } from './inference/model-access.ts'
import { createModelUse } from './inference/model-use.ts'
import { createModels } from './inference/models.ts'
import { createOwnModels } from './inference/own-models.ts'
import { createPromptCache } from './inference/prompt-cache.ts'
import { createPromptRouters } from './inference/prompt-routers.ts'
import { createRoute, needsEmbedded } from './inference/route.ts'
import { createServe } from './inference/serve.ts'
import { createLogger, type Logger } from './log.ts'
import { createFigures } from './metering/create-figures.ts'
import { createLedger } from './metering/create-ledger.ts'
import { createMeter } from './metering/create-meter.ts'
import { createInvocationLogs } from './metering/invocation-log/create-invocation-logs.ts'
import { createLogTarget } from './metering/invocation-log/create-log-target.ts'
import { logMetrics } from './metering/invocation-log/log-metrics.ts'
import { noLedger } from './metering/no-ledger.ts'
import { quotaMetrics } from './metering/quota-metrics.ts'
import { operations } from './operations/index.ts'
import { createMemoryCounter } from './quotas/create-memory-counter.ts'
import { createQuotaTable } from './quotas/quota-table.ts'
import { createQuotas } from './quotas/quotas.ts'
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
 * @throws ConfigError for settings that cannot be; a file system error for a home that cannot be written.
 */
export const createOutcrop = async (settings: Config | PartialConfig = {}): Promise<Outcrop> => {
  const config = resolveConfig(settings)
  const { account, limits, timeouts } = config
  await prepareHome(config.home)
  const log = await createLogger(config.log)
  const clock = new MovableClock()
  const clocks = { service: clock, wall: systemClock }
  const { accessKeys, firstCredentials } = await loadAccessKeys(config)

  const authenticate = createAuthenticate({
    required: config.authentication === 'required',
    account,
    credentials: createCredentials(accessKeys, config.apiKeys.map(toApiKey(account))),
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
  const { durability, retention } = config.ledger
  const ledger =
    durability === 'none'
      ? noLedger
      : await createLedger({
          file: join(config.home, 'ledger.db'),
          durability,
          retention: {
            days: retention,
            clock,
            failed: cause => log.error({ cause }, 'old usage could not be rolled up: it is tried again'),
          },
        })
  const counter = createMemoryCounter(clock)
  const quotas = createQuotas({
    mode: config.quotas.mode,
    table: createQuotaTable(config.quotas),
    counter,
    unlimited: call => log.info(call, 'no quota is known for this model: it is not limited'),
    observed: ({ message, hint }) => log.warn({ hint }, `quota observed: ${message}`),
  })
  const figures = createFigures({
    isLegacy(id) {
      const model = catalogue.find(id)
      return model !== undefined && lifecycleAt(model, clock.now()) === 'LEGACY'
    },
  })
  const meter = createMeter({
    quotas,
    clocks,
    record(usage) {
      figures.count(usage)
      return ledger.record(usage)
    },
  })
  const route = createRoute({ models: config.models, backends })
  const serve = createServe({ route, clocks, meter, breaker: createBreaker({ clock: systemClock }) })
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
  const faults = createFaults({ allowed: config.faults === 'allow', random: Math.random })
  const handleOperation = createHandle({
    operations,
    services: { clocks, catalogue, models, inference, resources, access, invocationLogs, isKept },
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
      createMetricsPage([
        figures.metrics,
        () => quotaMetrics(quotas),
        ledger.metrics,
        () => logMetrics(invocationLogs),
      ]),
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
      figures.clear()
      await counter.clear()
      await store.clear()
      use.forget()
      invocationLogs.forget()
      for (const backend of backends.values()) if (isResettable(backend)) backend.reset()
    },
    async close() {
      listening = false
      await server.close()
      await aliasParameter?.close()
      for (const backend of backends.values()) await backend.close?.()
      await invocationLogs.close()
      await counter.close()
      await ledger.close()
      await store.close()
    },
  }
}
