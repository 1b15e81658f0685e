import * as v from 'valibot'
import type { BackendKind } from './backend-kind.ts'

const settings = {
  firstTokenMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000))),
  tokensPerSecond: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(1_000_000))),
}

/**
 * Outcrop's own model, which always says its own name, and for which nothing needs to be installed. As fast as it can
 * where no pace is set.
 */
export const embedded: BackendKind<typeof settings> = {
  settings,
  // Its rules and lexica are read before the first call, and by no server that has no use for them.
  create: async made => (await import('./embedded/create-embedded-backend.ts')).createEmbeddedBackend(made),
}
