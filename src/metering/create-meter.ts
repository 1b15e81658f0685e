import type { TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import type { Clocks } from '../clock.ts'
import { toBedrockException } from '../errors.ts'
import type { Quotas, Reservation } from '../quotas/quotas.ts'
import { costOf, type PriceTier } from './cost.ts'
import type { Ledger } from './ledger.ts'
import type { CallMeter, Demand, Meter, Taken } from './meter.ts'
import type { UsageTokens } from './usage-record.ts'

export interface MeterOptions {
  readonly quotas: Pick<Quotas, 'admit'>
  /** Resolves when it is kept. */
  readonly record: Ledger['record']
  readonly clocks: Clocks
}

/** The output that is reserved where neither the request nor the catalogue gives a limit. */
const USUAL_OUTPUT = 4_096

/** The model asked once. */
interface Asking {
  readonly demand: Demand
  readonly reservation: Reservation | undefined
  hasBegun: boolean
  /** Tokens of output so far. */
  said: number
  /** What backends had taken that broke off: it counts where no other answers, for its client has nothing of it. */
  lost: UsageTokens
}

const NOTHING = { inputTokens: 0, outputTokens: 0 }

export const createMeter = ({ quotas, record, clocks }: MeterOptions): Meter => ({
  begin(call) {
    const { model, signal } = call
    const start = clocks.wall.now()
    let asking: Asking | undefined
    let tokens: UsageTokens = {}
    /** Whether all that was answered was counted. */
    let isKnown = true
    let reserved: number | undefined
    let settled: number | undefined
    let backend: string | undefined
    let attempts = 0
    let firstToken: number | undefined
    let isOver = false
    let isRefused = false

    const settle = async (
      reservation: Reservation | undefined,
      paid: UsageTokens,
      countedInput?: number,
    ): Promise<void> => {
      if (reservation === undefined) return
      const used = await reservation.settle({
        inputTokens: (paid.input ?? 0) + (paid.embedding ?? 0),
        cacheWriteInputTokens: (paid.cacheWrite5m ?? 0) + (paid.cacheWrite1h ?? 0),
        outputTokens: paid.output ?? 0,
        ...(countedInput !== undefined && { countedInput }),
      })
      settled = (settled ?? 0) + used
    }

    const finish = async (outcome: string): Promise<void> => {
      signal.removeEventListener('abort', leave)
      const { geography, tier, applicationProfile, alias, metadata } = call
      const priced = isKnown ? costOf({ model, geography, tier: tierOf(tier), tokens }) : undefined
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
        ...(reserved !== undefined && { reserved }),
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
        if (asking !== undefined) return
        isRefused = true
        const reservation = await quotas.admit({
          account: call.account,
          region: call.region,
          model: model.id,
          kind: call.kind,
          inputTokens: demand.inputTokens,
          ...(demand.cachedTokens !== undefined && { cachedTokens: demand.cachedTokens }),
          maxTokens: demand.maxTokens ?? model.limits.output ?? USUAL_OUTPUT,
          burndown: model.outputBurndown ?? 1,
        })
        isRefused = false
        if (isOver) {
          await reservation?.settle(NOTHING)
          throw signal.reason
        }
        if (reservation !== undefined) reserved = (reserved ?? 0) + reservation.reserved
        asking = { demand, reservation, hasBegun: false, said: 0, lost: {} }
      },
      isRefused: () => isRefused,
      isOver: () => isOver,
      isSettled: () => asking === undefined,
      attempted() {
        attempts += 1
      },
      began(name) {
        backend = name
        if (asking !== undefined) asking.hasBegun = true
        if (call.streaming) firstToken ??= clocks.wall.now() - start
      },
      produced(outputTokens) {
        if (asking === undefined) return
        asking.said = outputTokens
        asking.reservation?.produced(outputTokens)
      },
      broke() {
        if (asking?.hasBegun !== true) return
        asking.lost = add(asking.lost, soFar(asking))
        asking.hasBegun = false
        asking.said = 0
      },
      async took(taken) {
        if (asking === undefined) return
        const answered = asking
        asking = undefined
        const counts = readTokens(taken)
        tokens = add(tokens, counts)
        const isCounted = Object.keys(counts).length > 0
        // Where nobody counted, the quota is held to the estimate, and the bill says that it does not know.
        isKnown &&= isCounted
        await (isCounted
          ? settle(answered.reservation, counts, wholeInput(counts))
          : settle(answered.reservation, soFar(answered)))
      },
      async ended() {
        if (isOver) return
        isOver = true
        await finish('ok')
      },
      async failed(error) {
        if (isOver) return
        isOver = true
        meter.broke()
        const broken = asking
        asking = undefined
        if (broken !== undefined) {
          tokens = add(tokens, broken.lost)
          await settle(broken.reservation, broken.lost)
        }
        await finish(outcomeOf(error))
      },
    }
    const leave = () => {
      // An answer that nobody begins to read tells nobody that it is over. What could not be kept is in the log already.
      void meter.failed(signal.reason).catch(() => undefined)
    }
    signal.addEventListener('abort', leave, { once: true })
    return meter
  },
})

/** What a model is taken to have used whose answer came only so far. */
const soFar = ({ demand, reservation, said }: Asking): UsageTokens => {
  const cached = demand.cachedTokens ?? 0
  return {
    input: reservation?.inputTokens ?? Math.max(0, demand.inputTokens - cached),
    output: said,
    ...(cached > 0 && { cacheRead: cached }),
  }
}

const wholeInput = ({
  input = 0,
  cacheRead = 0,
  cacheWrite5m = 0,
  cacheWrite1h = 0,
  embedding = 0,
}: UsageTokens) => input + cacheRead + cacheWrite5m + cacheWrite1h + embedding

const add = (one: UsageTokens, other: UsageTokens): UsageTokens => {
  const sum: Record<string, number> = { ...one }
  for (const [kind, count] of Object.entries(other)) sum[kind] = (sum[kind] ?? 0) + count
  return sum
}

const tierOf = (tier: string | undefined): PriceTier | 'other' =>
  tier === undefined || tier === 'default' ? 'on-demand' : 'other'

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
