import type { Backend } from '../backend.ts'
import type { BackendSetup } from '../backend-kind.ts'
import { createUpstream } from '../upstream/create-upstream.ts'
import type { UpstreamSettings } from '../upstream/upstream-settings.ts'
import { createConverse } from './converse.ts'
import { createInvoke } from './invoke.ts'

export interface AnthropicSettings extends UpstreamSettings {
  readonly baseUrl: string
  readonly apiKey?: string | undefined
  readonly model?: string | undefined
  readonly version: string
  readonly betas: readonly string[]
}

/** @throws Error naming the setting that cannot be. */
export const createAnthropicBackend = async (
  settings: AnthropicSettings,
  { name, log }: Pick<BackendSetup, 'name' | 'log'>,
): Promise<Backend> => {
  const { apiKey, version } = settings
  const headers = {
    'anthropic-version': version,
    ...(apiKey !== undefined && { 'x-api-key': apiKey }),
    ...settings.headers,
  }
  const upstream = await createUpstream({
    ...settings,
    baseUrl: withoutVersion(settings.baseUrl),
    headers,
    name,
  })
  const secrets = [...(apiKey === undefined ? [] : [apiKey]), ...Object.values(settings.headers)]
  const server = { upstream, name, secrets }
  return {
    converse: createConverse(server, settings, log),
    invoke: createInvoke(server, settings),
    close: () => upstream.close(),
  }
}

/** Anthropic's clients take the address without it, others have it at the end. */
const withoutVersion = (baseUrl: string): string => {
  const url = new URL(baseUrl)
  if (/\/v1\/?$/.test(url.pathname)) url.pathname = url.pathname.slice(0, url.pathname.lastIndexOf('/v1'))
  return url.href
}
