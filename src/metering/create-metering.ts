import { join } from 'node:path'
import type { Clocks } from '../clock.ts'
import type { Config } from '../config.ts'
import { toBedrockException } from '../errors.ts'
import type { Catalogue } from '../inference/catalogue.ts'
import { lifecycleAt } from '../inference/lifecycle.ts'
import type { Logger } from '../log.ts'
import { createMemoryCounter } from '../quotas/create-memory-counter.ts'
import { createQuotaTable } from '../quotas/quota-table.ts'
import { createQuotas } from '../quotas/quotas.ts'
import { createFigures } from './create-figures.ts'
import { createLedger } from './create-ledger.ts'
import { createMeter } from './create-meter.ts'
import type { Ledger } from './ledger.ts'
import type { Meter } from './meter.ts'
import type { Metric } from './metric.ts'
import { noLedger } from './no-ledger.ts'
import { quotaMetrics } from './quota-metrics.ts'
import type { UsageRecord } from './usage-record.ts'

/** Quotas, ledger and figures of one server. */
export interface Metering {
  readonly meter: Meter
  /** Keeps what was no call of a model: no figure counts it. */
  record(usage: UsageRecord): Promise<void>
  metrics(): Promise<readonly Metric[]>
  /** Frees the quotas and forgets the figures; what is in the ledger stays. */
  reset(): Promise<void>
  close(): Promise<void>
}

export interface MeteringOptions {
  readonly config: Pick<Config, 'home' | 'ledger' | 'quotas'>
  readonly catalogue: Catalogue
  readonly clocks: Clocks
  readonly log: Logger
}

/** @throws Error for a ledger that cannot be opened, or a quota that there is not. */
export const createMetering = async (options: MeteringOptions): Promise<Metering> => {
  const { config, catalogue, clocks, log } = options
  const counter = createMemoryCounter(clocks.service)
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
      return model !== undefined && lifecycleAt(model, clocks.service.now()) === 'LEGACY'
    },
  })
  const ledger = await openLedger(options)
  const meter = createMeter({
    quotas,
    clocks,
    async record(usage) {
      try {
        await ledger.record(usage)
        figures.count(usage)
      } catch (error) {
        figures.count({ ...usage, outcome: toBedrockException(error).name })
        throw error
      }
    },
  })
  return {
    meter,
    record: usage => ledger.record(usage),
    metrics: async () => [...figures.metrics(), ...(await quotaMetrics(quotas)), ...ledger.metrics()],
    async reset() {
      figures.clear()
      await counter.clear()
    },
    async close() {
      await counter.close()
      await ledger.close()
    },
  }
}

const openLedger = async ({ config, clocks, log }: MeteringOptions): Promise<Ledger> => {
  const { durability, retention } = config.ledger
  if (durability === 'none') return noLedger
  return createLedger({
    file: join(config.home, 'ledger.db'),
    durability,
    retention: {
      days: retention,
      clock: clocks.service,
      failed: cause => log.error({ cause }, 'old usage could not be rolled up: it is tried again'),
    },
  })
}
