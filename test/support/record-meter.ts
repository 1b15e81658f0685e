import type { CallMeter } from '../../src/metering/meter.ts'

/** A meter that keeps what it is told, a line each. */
export const recordMeter = (): { readonly meter: CallMeter; readonly told: string[] } => {
  const told: string[] = []
  let isOver = false
  let isSettled = false
  const meter: CallMeter = {
    admit: async demand => void told.push(`admit ${JSON.stringify(demand)}`),
    isRefused: () => false,
    isOver: () => isOver,
    isSettled: () => isSettled,
    attempted: () => void told.push('attempted'),
    began: backend => void told.push(`began ${backend}`),
    produced: tokens => void told.push(`produced ${tokens}`),
    broke: () => void told.push('broke'),
    async took(taken) {
      if (isSettled) return
      isSettled = true
      told.push(`took ${JSON.stringify(taken)}`)
    },
    async ended() {
      if (isOver) return
      isOver = true
      told.push('ended')
    },
    async failed(error) {
      if (isOver) return
      isOver = true
      told.push(`failed ${(error as Error).name}`)
    },
  }
  return { meter, told }
}
