import type { Clock } from '../clock.ts'

/** Which backends failed too often of late to be asked first. */
export interface Breaker {
  /** Whether a call may go there now; while it is open, one at a time does, to see whether it answers again. */
  allows(backend: string): boolean
  succeeded(backend: string): void
  failed(backend: string): void
}

export interface BreakerOptions {
  /** The wall clock. */
  readonly clock: Clock
  /** Failures in a row that open it. */
  readonly failures?: number
  /** Milliseconds until it lets a call through to see. */
  readonly openFor?: number
}

interface State {
  failures: number
  /** When the next call may go there, where it is open. */
  retryAt: number
}

export const createBreaker = ({ clock, failures = 5, openFor = 10_000 }: BreakerOptions): Breaker => {
  const states = new Map<string, State>()
  return {
    allows(backend) {
      const state = states.get(backend)
      if (state === undefined || state.failures < failures) return true
      if (clock.now() < state.retryAt) return false
      state.retryAt = clock.now() + openFor
      return true
    },
    succeeded(backend) {
      states.delete(backend)
    },
    failed(backend) {
      const state = states.get(backend) ?? { failures: 0, retryAt: 0 }
      state.failures += 1
      state.retryAt = clock.now() + openFor
      states.set(backend, state)
    },
  }
}
