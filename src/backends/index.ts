import { anthropic } from './anthropic.ts'
import type { BackendKind } from './backend-kind.ts'
import { bedrock } from './bedrock.ts'
import { embedded } from './embedded.ts'
import { fleet } from './fleet.ts'
import { openaiCompatible } from './openai-compatible.ts'
import { record } from './record.ts'
import { replay } from './replay.ts'
import { sagemaker } from './sagemaker.ts'
import { scripted } from './scripted.ts'

/** Every type of backend, by the name that a configuration gives it. */
export const backendKinds = {
  anthropic,
  bedrock,
  embedded,
  fleet,
  'openai-compatible': openaiCompatible,
  record,
  replay,
  sagemaker,
  scripted,
} as const satisfies Record<string, unknown>

export type BackendType = keyof typeof backendKinds

/** By what a configuration says: its settings were checked against those of the type. */
export const kindOf = (type: string): BackendKind =>
  backendKinds[type as BackendType] as unknown as BackendKind
