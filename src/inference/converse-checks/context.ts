import type { ModelRequest } from '../../dialects/dialect.ts'
import type { FoundationModel } from '../catalogue.ts'
import { hasBeta } from './additional-fields.ts'
import { isClaude, isClaudeFrom } from './claude.ts'
import { refuse, refuseAsModel } from './refuse.ts'

const MILLION = 1_000_000

/**
 * The input fits the model's context; for Claude 3.7 to 4.1 the output that is asked for must fit beside it.
 * Later ones stop with `model_context_window_exceeded` instead.
 *
 * @param request where known: Claude's long context is a beta that it names.
 * @throws ValidationException in the words of the model's family.
 */
export const checkContext = (
  inputTokens: number,
  maxTokens: number | undefined,
  model: FoundationModel,
  request: ModelRequest = { messages: undefined },
): void => {
  const limit = contextOf(model, request)
  if (limit === undefined) return
  if (inputTokens > limit) throw tooLong(inputTokens, limit, model)
  const sums = isClaudeFrom(model, 3, 7) && !isClaudeFrom(model, 4, 5)
  if (sums && maxTokens !== undefined && inputTokens + maxTokens > limit)
    throw refuseAsModel(
      `input length and \`max_tokens\` exceed context limit: ${inputTokens} + ${maxTokens} > ${limit}, decrease input length or \`max_tokens\` and try again`,
      `Both share the ${limit} tokens of ${model.id}. Ask for ${limit - inputTokens} tokens or fewer.`,
    )
}

const contextOf = (model: FoundationModel, request: ModelRequest): number | undefined =>
  isClaudeFrom(model, 4) && hasBeta(request, 'context-1m') ? MILLION : model.limits.context

const tooLong = (inputTokens: number, limit: number, model: FoundationModel) => {
  const hint = `The request counts ${inputTokens} tokens; ${model.id} takes ${limit}. Shorten the history, or take a model with a longer context.`
  if (isClaude(model))
    return refuseAsModel(`prompt is too long: ${inputTokens} tokens > ${limit} maximum`, hint)
  if (model.id.startsWith('meta.'))
    return refuseAsModel(
      `This model's maximum context length is ${limit === 128_000 ? 131_072 : limit} tokens. Please reduce the length of the prompt`,
      hint,
    )
  return refuse('Input is too long for requested model.', hint)
}
