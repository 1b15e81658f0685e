import type { TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import type { Clocks } from '../clock.ts'
import { toBedrockException } from '../errors.ts'
import type { Quotas, Reservation } from '../quotas/quotas.ts'
import { costOf } from './cost.ts'
import type { Ledger } from './ledger.ts'
import type { CallMeter, Meter, Taken } from './meter.ts'
import type { UsageTokens } from './usage-record.ts'

export interface MeterOptions {
  readonly quotas: Pick<Quotas, 'admit'>
  /** Resolves when it is kept. */
  readonly record: Ledger['record']
  readonly clocks: Clocks
}

/** The output that is reserved where neither the request nor the catalogue gives a limit. */
const USUAL_OUTPUT = 4_096

export const createMeter = ({ quotas, record, clocks }: MeterOptions): Meter => ({
  begin(call) {
    const start = clocks.wall.now()
    let reservation: Reservation | undefined
    let inputTokens = 0
    let said = 0
    let backend: string | undefined
    let attempts = 0
    let firstToken: number | undefined
    let isOver = false
    let isRefused = false
    let wasAdmitted = false

    const finish = async (taken: Taken, outcome: string): Promise<void> => {
      if (isOver) return
      isOver = true
      const tokens = readTokens(taken)
      const settled = await reservation?.settle({
        inputTokens: (tokens.input ?? 0) + (tokens.embedding ?? 0),
        cacheWriteInputTokens: (tokens.cacheWrite5m ?? 0) + (tokens.cacheWrite1h ?? 0),
        outputTokens: tokens.output ?? 0,
      })
      const { model, geography, tier, applicationProfile, alias, metadata } = call
      const priced = costOf({
        model,
        geography,
        tier: tier === undefined || tier === 'default' ? 'on-demand' : 'other',
        tokens,
      })
      await record({
        at: clocks.service.now(),
        requestId: call.requestId,
        account: call.account,
        region: call.region,
        principal: call.principal.arn,
        operation: call.operation,
        model: model.id,
        profile: call.invocable,
        ...(applicationProfile !== undefined && { applicationProfile }),
        ...(alias !== undefined && { alias }),
        ...(backend !== undefined && { backend }),
        attempts,
        tokens,
        ...(reservation !== undefined && { reserved: reservation.reserved }),
        ...(settled !== undefined && { settled }),
        latency: clocks.wall.now() - start,
        ...(firstToken !== undefined && { firstToken }),
        outcome,
        ...(priced !== undefined && { cost: priced.picodollars, priceVersion: priced.version }),
        // A client that runs an agent itself says in its metadata which step a call is of.
        ...pick(metadata, ['session', 'turn', 'step']),
        ...(Object.keys(metadata).length > 0 && { metadata }),
      })
    }

    const meter: CallMeter = {
      async admit(demand) {
        if (wasAdmitted) return
        inputTokens = demand.inputTokens
        isRefused = true
        reservation = await quotas.admit({
          account: call.account,
          region: call.region,
          model: call.model.id,
          kind: call.kind,
          inputTokens,
          maxTokens: demand.maxTokens ?? call.model.limits.output ?? USUAL_OUTPUT,
          burndown: call.model.outputBurndown ?? 1,
        })
        isRefused = false
        wasAdmitted = true
      },
      isRefused: () => isRefused,
      isOver: () => isOver,
      retried() {
        attempts += 1
      },
      began(name) {
        backend = name
        attempts += 1
        firstToken = clocks.wall.now() - start
      },
      produced(outputTokens) {
        said = outputTokens
        reservation?.produced(outputTokens)
      },
      ended: taken => finish(taken, 'ok'),
      async failed(error) {
        // A call that was refused or never begun took nothing; one that broke has taken what it said.
        const taken = backend === undefined ? {} : { inputTokens, outputTokens: said }
        await finish(taken, outcomeOf(error))
      },
    }
    return meter
  },
})

const pick = <Name extends string>(
  from: Readonly<Record<string, string>>,
  names: readonly Name[],
): Partial<Record<Name, string>> =>
  Object.fromEntries(
    names.flatMap(name => (Object.hasOwn(from, name) ? [[name, from[name]]] : [])),
  ) as Partial<Record<Name, string>>

const outcomeOf = (error: unknown): string =>
  error instanceof Error && error.name === 'AbortError' ? 'cancelled' : toBedrockException(error).name

const readTokens = (taken: Taken): UsageTokens => {
  if ('embeddingTokens' in taken) return { embedding: taken.embeddingTokens }
  if ('searchUnits' in taken) return { searchUnits: taken.searchUnits }
  const usage: Partial<TokenUsage> = taken
  const { inputTokens, outputTokens, cacheReadInputTokens, cacheWriteInputTokens = 0, cacheDetails } = usage
  const hour = cacheDetails?.find(({ ttl }) => ttl === '1h')?.inputTokens ?? 0
  return {
    ...(inputTokens !== undefined && { input: inputTokens }),
    ...(outputTokens !== undefined && { output: outputTokens }),
    ...(cacheReadInputTokens !== undefined && { cacheRead: cacheReadInputTokens }),
    ...(cacheWriteInputTokens > 0 && { cacheWrite5m: cacheWriteInputTokens - hour, cacheWrite1h: hour }),
  }
}
