import type { CallMeter } from '../../src/metering/meter.ts'

/** A meter that keeps what it is told, a line each. */
export const recordMeter = (): { readonly meter: CallMeter; readonly told: string[] } => {
  const told: string[] = []
  let isOver = false
  const meter: CallMeter = {
    admit: async demand => void told.push(`admit ${JSON.stringify(demand)}`),
    isRefused: () => false,
    isOver: () => isOver,
    retried: () => void told.push('retried'),
    began: backend => void told.push(`began ${backend}`),
    produced: tokens => void told.push(`produced ${tokens}`),
    async ended(taken) {
      isOver = true
      told.push(`ended ${JSON.stringify(taken)}`)
    },
    async failed(error) {
      isOver = true
      told.push(`failed ${(error as Error).name}`)
    },
  }
  return { meter, told }
}
