import type { CallMeter } from '../../src/metering/meter.ts'

/** A meter that keeps what it is told, a line each. */
export const recordMeter = (): { readonly meter: CallMeter; readonly told: string[] } => {
  const told: string[] = []
  const meter: CallMeter = {
    admit: async demand => void told.push(`admit ${JSON.stringify(demand)}`),
    isRefused: () => false,
    retried: () => void told.push('retried'),
    began: backend => void told.push(`began ${backend}`),
    produced: tokens => void told.push(`produced ${tokens}`),
    ended: async taken => void told.push(`ended ${JSON.stringify(taken)}`),
    failed: async error => void told.push(`failed ${(error as Error).name}`),
  }
  return { meter, told }
}
