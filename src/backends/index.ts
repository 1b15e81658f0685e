import type { BackendKind } from './backend-kind.ts'
import { embedded } from './embedded.ts'
import { fleet } from './fleet.ts'
import { record } from './record.ts'
import { replay } from './replay.ts'
import { scripted } from './scripted.ts'

/** Every type of backend, by the name that a configuration gives it. */
export const backendKinds = {
  embedded,
  fleet,
  record,
  replay,
  scripted,
} as const satisfies Record<string, unknown>

export type BackendType = keyof typeof backendKinds

/** By what a configuration says: its settings were checked against those of the type. */
export const kindOf = (type: string): BackendKind =>
  backendKinds[type as BackendType] as unknown as BackendKind
