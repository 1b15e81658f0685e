import type { Backend } from '../backend.ts'
import type { BackendSetup } from '../backend-kind.ts'
import { createUpstream } from '../upstream/create-upstream.ts'
import type { UpstreamSettings } from '../upstream/upstream-settings.ts'
import { createConverse } from './converse.ts'
import { createEmbed } from './embed.ts'
import { createRerank } from './rerank.ts'

export interface OpenaiCompatibleSettings extends UpstreamSettings {
  readonly baseUrl: string
  readonly apiKey?: string | undefined
  readonly model?: string | undefined
  readonly maxTokensField?: 'max_tokens' | 'max_completion_tokens' | undefined
  readonly embedBatch: number
}

/** @throws Error naming the setting that cannot be. */
export const createOpenaiCompatibleBackend = async (
  settings: OpenaiCompatibleSettings,
  { name, log }: Pick<BackendSetup, 'name' | 'log'>,
): Promise<Backend> => {
  const { apiKey } = settings
  const headers = { ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }), ...settings.headers }
  const upstream = await createUpstream({ ...settings, headers, name })
  const secrets = [...(apiKey === undefined ? [] : [apiKey]), ...Object.values(settings.headers)]
  const server = { upstream, name, secrets }
  return {
    converse: createConverse(server, settings, log),
    embed: createEmbed(server, settings),
    rerank: createRerank(server, settings),
    close: () => upstream.close(),
  }
}
