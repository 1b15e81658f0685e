import type { ModelRequest } from '../../dialects/dialect.ts'
import type { FoundationModel } from '../catalogue.ts'
import { additionalFields } from './additional-fields.ts'
import { isClaudeFrom } from './claude.ts'
import { refuseAsModel } from './refuse.ts'

/** Claude's own default, which the models without sampling parameters still take. */
const DEFAULT_TEMPERATURE = 1
const DEFAULT_TOP_P = 0.99

/**
 * Claude from 4.1 on takes one of temperature and topP, from 4.7 on neither.
 *
 * @throws ValidationException
 */
export const checkSampling = (request: ModelRequest, model: FoundationModel): void => {
  const fields = additionalFields(request)
  const temperature = request.inferenceConfig?.temperature ?? fields.temperature
  const topP = request.inferenceConfig?.topP ?? fields.top_p
  if (isClaudeFrom(model, 4, 7)) {
    if (temperature !== undefined && temperature !== DEFAULT_TEMPERATURE)
      throw deprecated('temperature', model)
    if (topP !== undefined && !(typeof topP === 'number' && topP >= DEFAULT_TOP_P))
      throw deprecated('top_p', model)
    if (fields.top_k !== undefined) throw deprecated('top_k', model)
    return
  }
  if (isClaudeFrom(model, 4, 1) && temperature !== undefined && topP !== undefined)
    throw refuseAsModel(
      '`temperature` and `top_p` cannot both be specified for this model. Please use only one.',
      `${model.id} takes temperature or topP, not both. Drop topP.`,
    )
}

const deprecated = (parameter: string, model: FoundationModel) =>
  refuseAsModel(
    `\`${parameter}\` is deprecated for this model.`,
    `Claude from Opus 4.7 on takes no sampling parameters, also ${model.id}. Leave ${parameter} out.`,
  )
