import type { Backend } from './backend.ts'
import { createEmbeddedBackend } from './embedded/create-embedded-backend.ts'

/** Every backend by the name that a configuration and `x-outcrop-backend` call it. */
export const backends = {
  embedded: createEmbeddedBackend,
} as const satisfies Record<string, (options: never) => Backend>
