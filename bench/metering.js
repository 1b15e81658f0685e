// What the quotas and the ledger take of a call: processor time alone, and Converse with both against both off.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLedger } from '../dist/metering/create-ledger.js'
import { createMemoryCounter } from '../dist/quotas/create-memory-counter.js'
import { createQuotaTable } from '../dist/quotas/quota-table.js'
import { createQuotas } from '../dist/quotas/quotas.js'
import { http1KeepAlive } from './clients.js'

const CALLS = 200_000
/** Calls that run at once. */
const AT_ONCE = 64

/** Processor microseconds of one of `CALLS` calls, all threads; the median of five runs, the first of which warms up. */
const costOf = async call => {
  const seen = []
  for (let run = 0; run < 6; run++) {
    const before = process.cpuUsage()
    let next = 0
    const user = async () => {
      while (next < CALLS) await call(next++)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, user))
    const { user: inUser, system } = process.cpuUsage(before)
    seen.push((inUser + system) / CALLS)
  }
  return seen.slice(1).sort((a, b) => a - b)[2]
}

const admission = async () => {
  const quotas = createQuotas({
    mode: 'enforce',
    table: createQuotaTable({
      set: 'aws',
      values: {
        'On-demand model inference requests per minute for Amazon Nova Lite': 1e12,
        'On-demand model inference tokens per minute for Amazon Nova Lite': 1e12,
      },
    }),
    counter: createMemoryCounter({ now: () => Date.now() }),
  })
  return costOf(async () => {
    const reservation = await quotas.admit({
      account: '123456789012',
      region: 'us-east-1',
      model: 'amazon.nova-lite-v1:0',
      kind: 'on-demand',
      inputTokens: 200,
      maxTokens: 500,
      burndown: 1,
    })
    await reservation.settle({ inputTokens: 210, outputTokens: 90 })
  })
}

const recording = async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'outcrop-bench-')), 'ledger.db')
  const ledger = await createLedger({ file, durability: 'process' })
  const cost = await costOf(number =>
    ledger.record({
      at: Date.now(),
      requestId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      account: '123456789012',
      region: 'us-east-1',
      principal: 'arn:aws:iam::123456789012:user/me',
      operation: 'Converse',
      model: 'amazon.nova-lite-v1:0',
      profile: 'us.amazon.nova-lite-v1:0',
      backend: 'embedded',
      attempts: 1,
      tokens: { input: 210, output: 90 },
      reserved: 700,
      settled: 300,
      latency: 12,
      firstToken: 8,
      outcome: 'ok',
      cost: 34_000_000n,
      priceVersion: '2026-10-01',
    }),
  )
  await ledger.close()
  return cost
}

const settingsOf = (mode, durability) => ({
  BENCH_SETTINGS: JSON.stringify({
    quotas: { mode, values: { 'L-58BE175A': 1e15 } },
    ledger: { durability },
  }),
})

/** @param start a server by its name and environment; @param compare two of them, as `run.js` does. */
export const meteredCalls = async (start, compare) => {
  // The ledger's thread holds nobody's process open.
  const alive = setInterval(() => {}, 1_000_000)
  const microseconds = {
    admissionAndSettlement: await admission(),
    ledgerRecord: await recording(),
  }
  clearInterval(alive)
  const without = await start('outcrop', settingsOf('off', 'none'))
  const both = await start('outcrop', settingsOf('enforce', 'process'))
  const converse = await compare(
    'Converse with quotas and ledger against both off',
    without,
    both,
    http1KeepAlive,
  )
  without.stop()
  both.stop()
  return { microseconds, converse: { ratio: converse.ratio, cpuRatio: converse.cpuRatio } }
}
