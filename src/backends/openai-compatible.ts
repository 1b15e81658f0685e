import * as v from 'valibot'
import type { BackendKind } from './backend-kind.ts'
import { createOpenaiCompatibleBackend } from './openai-compatible/create-openai-compatible-backend.ts'
import { httpAddress, secret, upstreamSettings } from './upstream/upstream-settings.ts'

const settings = {
  /** With the version: `http://gpu:8000/v1`. */
  baseUrl: httpAddress,
  apiKey: v.optional(secret),
  /** Where the route gives no name. */
  model: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(256))),
  /** OpenAI's reasoning models know only the newer name, other servers may know only the older. */
  maxTokensField: v.optional(v.picklist(['max_tokens', 'max_completion_tokens'])),
  /** Texts embedded in one call. */
  embedBatch: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_048)), 96),
  ...upstreamSettings,
}

/** Servers with OpenAI's API: vLLM, SGLang, llama-server, Ollama, OpenAI itself. */
export const openaiCompatible: BackendKind<typeof settings> = {
  settings,
  create: createOpenaiCompatibleBackend,
}
