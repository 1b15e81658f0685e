import type { ModelRequest } from '../dialects/dialect.ts'
import { validationException } from '../errors.ts'
import type { FoundationModel } from './catalogue.ts'
import { checkConverse } from './check-converse.ts'
import { checkContext } from './converse-checks/context.ts'
import { checkOptions } from './converse-checks/options.ts'
import { countRequest } from './count-tokens.ts'

/** Which door a request came through: Converse checks conversations in words of its own. */
export type Door = 'converse' | 'native'

/** A request that was checked, and what it counts. @throws ValidationException as Bedrock refuses it. */
export const prepare = (
  request: ModelRequest,
  model: FoundationModel,
  door: Door,
  { streaming, region }: { readonly streaming: boolean; readonly region: string },
): { readonly request: ModelRequest; readonly inputTokens: number } => {
  if (door === 'converse') checkConverse(request, model, { streaming, region })
  else checkOptions(request, model, region)
  const inputTokens = countRequest(request, model.id)
  if (door === 'converse') checkContext(inputTokens, request.inferenceConfig?.maxTokens, model, request)
  else checkNativeContext(inputTokens, model)
  return { request, inputTokens }
}

/** @throws ValidationException as InvokeModel says it, whatever the family. */
const checkNativeContext = (inputTokens: number, { id, limits }: FoundationModel): void => {
  if (limits.context === undefined || inputTokens <= limits.context) return
  throw validationException('Input is too long for requested model.', {
    hint: `The request counts ${inputTokens} tokens; ${id} takes ${limits.context}.`,
  })
}
