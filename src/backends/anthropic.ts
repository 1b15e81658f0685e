import * as v from 'valibot'
import { createAnthropicBackend } from './anthropic/create-anthropic-backend.ts'
import type { BackendKind } from './backend-kind.ts'
import { httpAddress, secret, upstreamSettings } from './upstream/upstream-settings.ts'

const settings = {
  baseUrl: v.optional(httpAddress, 'https://api.anthropic.com'),
  apiKey: v.optional(secret),
  /** Where the route gives no name; else the name is read from Bedrock's ID. */
  model: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(256))),
  version: v.optional(secret, '2023-06-01'),
  /** Sent with every call, beside those that a call asks for. */
  betas: v.optional(v.pipe(v.array(secret), v.maxLength(50)), []),
  ...upstreamSettings,
}

/** Anthropic's own API, or a server that speaks it. */
export const anthropic: BackendKind<typeof settings> = { settings, create: createAnthropicBackend }
