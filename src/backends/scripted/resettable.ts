import type { Backend } from '../backend.ts'

/** A backend that remembers its calls, and can be put back to how it started. */
export interface Resettable extends Backend {
  reset(): void
}

export const isResettable = (backend: Backend): backend is Resettable =>
  'reset' in backend && typeof backend.reset === 'function'
