import type { ModelRequest } from '../dialects/dialect.ts'
import type { FoundationModel } from './catalogue.ts'
import { checkBlank } from './converse-checks/blank.ts'
import { checkCachePoints } from './converse-checks/cache-points.ts'
import { checkDocuments } from './converse-checks/documents.ts'
import { checkImages } from './converse-checks/images.ts'
import { checkMaxTokens } from './converse-checks/max-tokens.ts'
import { checkModality } from './converse-checks/modality.ts'
import { checkOptions } from './converse-checks/options.ts'
import { checkReasoning } from './converse-checks/reasoning.ts'
import { checkSampling } from './converse-checks/sampling.ts'
import { checkSupport } from './converse-checks/support.ts'
import { checkSystem } from './converse-checks/system.ts'
import { checkThinking } from './converse-checks/thinking.ts'
import { checkToolPairs } from './converse-checks/tool-pairs.ts'
import { checkTools } from './converse-checks/tools.ts'
import { checkTurns } from './converse-checks/turns.ts'

export interface ConverseCall {
  readonly streaming?: boolean
  readonly region?: string
}

/**
 * What Converse refuses beyond the constraints of its description, before any model is called. Converse's own
 * checks come first, then what the model's provider would say. A prompt of prompt management is filled in before.
 *
 * @throws ValidationException
 * @throws AccessDeniedException for cache points on a model that does not cache.
 */
export const checkConverse = (
  request: ModelRequest,
  model: FoundationModel,
  { streaming = false, region }: ConverseCall = {},
): void => {
  checkSupport(model, streaming)
  checkOptions(request, model, region)
  checkBlank(request)
  checkSystem(request, model)
  checkTurns(request, model)
  checkTools(request, model, streaming)
  checkToolPairs(request)
  checkModality(request, model)
  checkDocuments(request, model)
  checkMaxTokens(request, model)
  checkCachePoints(request, model)
  checkReasoning(request, model)
  checkSampling(request, model)
  checkThinking(request, model)
  checkImages(request, model)
}
