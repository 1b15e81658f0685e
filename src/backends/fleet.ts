import * as v from 'valibot'
import type { BackendKind } from './backend-kind.ts'
import { createFleetBackend } from './fleet/create-fleet-backend.ts'

const milliseconds = v.pipe(v.number(), v.minValue(1), v.maxValue(600_000))

const settings = {
  of: v.pipe(v.string(), v.minLength(1), v.maxLength(63)),
  p50FirstTokenMs: v.optional(milliseconds),
  p99FirstTokenMs: v.optional(milliseconds),
  tokensPerSecond: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(1_000_000))),
  curve: v.optional(v.picklist(['week', 'flat'])),
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1))),
}

/** Another backend with the latency of a fleet that many share: for load tests. */
export const fleet: BackendKind<typeof settings> = { settings, create: createFleetBackend }
