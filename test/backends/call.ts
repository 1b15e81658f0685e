import type { Call } from '../../src/backends/backend.ts'
import { systemClock } from '../../src/clock.ts'

/** One call as the inference path makes it. */
export const call = (some: Partial<Call> = {}): Call => ({
  signal: new AbortController().signal,
  streaming: true,
  clocks: { service: systemClock, wall: systemClock },
  requestId: '5f0a2f0e-3a52-4a0c-9a1b-1d1d1b2f7c11',
  principal: { arn: 'arn:aws:iam::123456789012:user/test', account: '123456789012', verified: true },
  metadata: {},
  ...some,
})
