import { anthropicMessages } from '../../dialects/anthropic-messages.ts'
import type { Call } from '../backend.ts'
import { modelName } from '../upstream/model-name.ts'

/**
 * Anthropic's name for a model that Bedrock calls `anthropic.claude-haiku-4-5-20251001-v1:0`: the same without the
 * maker and the version of Bedrock's own. https://docs.anthropic.com/en/docs/about-claude/models/overview
 *
 * @param modelId the route's name where it gives one.
 */
export const modelOf = (
  modelId: string,
  call: Pick<Call, 'profile'>,
  setting: string | undefined,
): string => {
  const named = modelName(modelId, call, setting)
  return named.startsWith('anthropic.')
    ? named.slice('anthropic.'.length).replace(/-v\d+(:\d+)?$/, '')
    : named
}

/** Whether the model that was called takes Messages as native bodies, whatever the route calls it. */
export const takesMessages = (modelId: string, { profile = modelId }: Pick<Call, 'profile'>): boolean => {
  const maker = profile.indexOf('anthropic.')
  const isOfProfile = maker === 0 || profile[maker - 1] === '.'
  return maker >= 0 && isOfProfile && anthropicMessages.modelIds.test(profile.slice(maker))
}
