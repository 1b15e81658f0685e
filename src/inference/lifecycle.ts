import { resourceNotFoundException } from '../errors.ts'
import type { FoundationModel } from './catalogue.ts'

export type LifecycleState = 'ACTIVE' | 'LEGACY' | 'END_OF_LIFE' | 'UNKNOWN'

/** Milliseconds for which a call keeps a Legacy model open; Bedrock said 15 days until May 2026. */
export const LEGACY_USE = 30 * 86_400_000

/** @param now milliseconds on the service clock. */
export const lifecycleAt = ({ lifecycle }: FoundationModel, now: number): LifecycleState => {
  const { status, legacyTime, endOfLifeTime } = lifecycle
  if (endOfLifeTime && Date.parse(endOfLifeTime) <= now) return 'END_OF_LIFE'
  if (legacyTime) return Date.parse(legacyTime) <= now ? 'LEGACY' : 'ACTIVE'
  return status
}

export const endOfLife = (model: FoundationModel) =>
  resourceNotFoundException(
    'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
    {
      hint: `${model.id} ended on ${model.lifecycle.endOfLifeTime}. keptModels: ['${model.id}'] lets it answer here all the same.`,
    },
  )

export const legacyUnused = (model: FoundationModel) =>
  resourceNotFoundException(
    'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock',
    {
      hint: `${model.id} is Legacy, and this account has not called it in the last 30 days. keptModels: ['${model.id}'] lets it answer here all the same.`,
    },
  )
