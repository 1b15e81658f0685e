import type { ModelRequest } from '../../dialects/dialect.ts'
import { isObject } from '../../dialects/native/json.ts'
import type { FoundationModel } from '../catalogue.ts'
import { additionalFields, hasBeta } from './additional-fields.ts'
import { isClaude, isClaudeFrom } from './claude.ts'
import { refuseAsModel } from './refuse.ts'

const LEAST_BUDGET = 1024
const GUIDE = 'https://docs.claude.com/en/docs/build-with-claude/extended-thinking'

/**
 * Claude's extended thinking, which Converse carries among the model's own fields.
 *
 * @throws ValidationException
 */
export const checkThinking = (request: ModelRequest, model: FoundationModel): void => {
  if (!isClaude(model)) return
  const fields = additionalFields(request)
  const thinking = fields.thinking ?? fields.reasoning_config
  if (!isObject(thinking) || thinking.type !== 'enabled') return
  if (isClaudeFrom(model, 4, 7))
    throw refuseAsModel(
      '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
      `${model.id} thinks as much as it sees fit: send {"thinking": {"type": "adaptive"}}, without a budget.`,
    )
  checkBudget(thinking.budget_tokens, request, model)
  const { toolChoice } = request.toolConfig ?? {}
  if (toolChoice?.any !== undefined || toolChoice?.tool !== undefined)
    throw refuseAsModel(
      'Thinking may not be enabled when tool_choice forces tool use.',
      'Choose auto with thinking, or leave thinking out where a tool must be used.',
    )
  const { temperature } = request.inferenceConfig ?? {}
  if (temperature !== undefined && temperature !== 1)
    throw refuseAsModel(
      `\`temperature\` may only be set to 1 when thinking is enabled. Please consult our documentation at ${GUIDE}#important-considerations-when-using-extended-thinking`,
      `inferenceConfig.temperature is ${temperature}. Leave it out with thinking.`,
    )
}

const checkBudget = (budget: unknown, request: ModelRequest, model: FoundationModel): void => {
  if (typeof budget !== 'number')
    throw refuseAsModel(
      'thinking.enabled.budget_tokens: Field required',
      'Say how many tokens may be thought: {"type": "enabled", "budget_tokens": 1024} or more.',
    )
  if (budget < LEAST_BUDGET)
    throw refuseAsModel(
      'thinking.enabled.budget_tokens: Input should be greater than or equal to 1024',
      `budget_tokens is ${budget}. Thinking takes 1024 tokens or more; leave it out for none.`,
    )
  const maxTokens = request.inferenceConfig?.maxTokens ?? model.limits.output
  // Thinking between the uses of tools may take more than one answer's tokens.
  if (maxTokens === undefined || budget < maxTokens || hasBeta(request, 'interleaved-thinking')) return
  throw refuseAsModel(
    `\`max_tokens\` must be greater than \`thinking.budget_tokens\`. Please consult our documentation at ${GUIDE}#max-tokens-and-context-window-size`,
    `inferenceConfig.maxTokens is ${maxTokens} and counts the thinking too; budget_tokens is ${budget}. Raise the one or lower the other.`,
  )
}
