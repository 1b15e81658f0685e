import * as v from 'valibot'
import type { BackendKind } from './backend-kind.ts'
import { createEmbeddedBackend } from './embedded/create-embedded-backend.ts'

const settings = {
  firstTokenMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000))),
  tokensPerSecond: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(1_000_000))),
}

/** Outcrop's own model, which always says its own name, and for which
 * nothing needs to be installed. As fast as it can where no pace is set. */
export const embedded: BackendKind<typeof settings> = { settings, create: createEmbeddedBackend }
