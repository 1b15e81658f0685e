import type { Clock } from '../clock.ts'
import type { Claim, QuotaCounter, Refusal } from './quota-counter.ts'
import { createWindow, type Window } from './window.ts'

interface Count {
  readonly window: Window
  reserved: number
}

interface Open {
  readonly counts: readonly Count[]
  amounts: number[]
}

/** So many counts before those that hold nothing are forgotten. */
const CROWDED = 10_000

/** The quotas of one process. @param clock the service clock. */
export const createMemoryCounter = (clock: Clock): QuotaCounter => {
  const counts = new Map<string, Count>()
  const open = new Map<string, Open>()
  let last = 0
  let crowded = CROWDED

  const countOf = ({ key, window }: Claim): Count => {
    const known = counts.get(key)
    if (known !== undefined) return known
    if (counts.size >= crowded) forgetEmpty()
    const count = { window: createWindow(window), reserved: 0 }
    counts.set(key, count)
    return count
  }

  /** Keys hold a Region, and a Region is whatever a client signs for. */
  const forgetEmpty = (): void => {
    const now = clock.now()
    for (const [key, { window, reserved }] of counts)
      if (reserved === 0 && window.spent(now) === 0) counts.delete(key)
    // All are in use: not to look again at each.
    crowded = Math.max(CROWDED, counts.size * 2)
  }

  const refusal = (claims: readonly Claim[], now: number): Refusal | undefined => {
    for (const [claim, each] of claims.entries()) {
      const { window, reserved } = countOf(each)
      const settled = window.spent(now)
      if (settled + reserved + each.amount <= each.limit) continue
      const room = each.limit - reserved - each.amount
      return { claim, settled, reserved, ...(room >= 0 && { retryAfter: window.until(room, now) }) }
    }
    return undefined
  }

  return {
    async reserve(claims) {
      const now = clock.now()
      const refused = refusal(claims, now)
      if (refused !== undefined) return { refused }
      const held: Count[] = []
      const amounts: number[] = []
      for (const claim of claims) {
        const count = countOf(claim)
        if (claim.spent === 'at once') count.window.spend(claim.amount, now)
        else {
          count.reserved += claim.amount
          held.push(count)
          amounts.push(claim.amount)
        }
      }
      last += 1
      const id = String(last)
      open.set(id, { counts: held, amounts })
      return { id }
    },

    async adjust(id, amount) {
      const reservation = open.get(id)
      if (reservation === undefined) return
      reservation.counts.forEach((count, index) => {
        count.reserved += amount - (reservation.amounts[index] as number)
      })
      reservation.amounts = reservation.amounts.map(() => amount)
    },

    async settle(id, amount) {
      const reservation = open.get(id)
      if (reservation === undefined) return
      open.delete(id)
      const now = clock.now()
      reservation.counts.forEach((count, index) => {
        count.reserved -= reservation.amounts[index] as number
        count.window.spend(amount, now)
      })
    },

    async look({ key }) {
      const count = counts.get(key)
      return { settled: count?.window.spent(clock.now()) ?? 0, reserved: count?.reserved ?? 0 }
    },

    async clear() {
      counts.clear()
      open.clear()
    },

    async close() {},
  }
}
