import type { ModelRequest } from '../../dialects/dialect.ts'
import type { FoundationModel } from '../catalogue.ts'
import { hasBeta } from './additional-fields.ts'
import { refuse } from './refuse.ts'

/**
 * No more output is asked for than the model can write.
 *
 * @throws ValidationException
 */
export const checkMaxTokens = (request: ModelRequest, model: FoundationModel): void => {
  const asked = request.inferenceConfig?.maxTokens
  const limit = model.limits.output
  if (asked === undefined || limit === undefined || asked <= limit) return
  // Claude 3.7 Sonnet writes 128k with it.
  if (hasBeta(request, 'output-128k')) return
  throw refuse(
    `The maximum tokens you requested exceeds the model limit of ${limit}. Try again with a maximum tokens value that is lower than ${limit}.`,
    `inferenceConfig.maxTokens is ${asked}; ${model.id} writes ${limit} at most.`,
  )
}
