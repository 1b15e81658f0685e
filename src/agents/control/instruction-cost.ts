import { counterFor } from '../../conversation/token-counters/index.ts'
import { tokenPrice } from '../../inference/token-price.ts'
import type { AgentsContext } from './agents-context.ts'
import type { StoredAgent } from './find-agents.ts'

const LONG = 200
const VERY_LONG = 500
const MILLION = 1_000_000

export interface InstructionCost {
  readonly tokens: number
  /** USD for each step, whose call carries it again; undefined where no list prices the model. */
  readonly perStep?: number
}

/** What an instruction adds to every step of a turn. */
export const instructionCost = async (
  { models, account, region }: Pick<AgentsContext, 'models' | 'account' | 'region'>,
  instruction: string,
  foundationModel: string,
): Promise<InstructionCost> => {
  // One that can no longer be called is refused when it is called.
  const resolved = await models.open(foundationModel, { account, region }, 'any').catch(() => undefined)
  const tokens = counterFor(resolved?.invocable ?? foundationModel).countText(instruction)
  const price = resolved && tokenPrice(resolved.model, resolved.geography)?.input
  return { tokens, ...(price !== undefined && { perStep: (tokens * price) / MILLION }) }
}

/** Requirement G7: over 200 tokens, and again over 500. */
export const warnOfInstruction = async (context: AgentsContext, { id, document }: StoredAgent) => {
  const { instruction, foundationModel } = document.settings
  if (instruction === undefined || foundationModel === undefined) return
  const cost = await instructionCost(context, instruction, foundationModel)
  if (cost.tokens <= LONG) return
  const warning = describeCost(cost, foundationModel)
  context.answer.hint(warning)
  context.log.warn({ agentId: id, ...cost }, warning)
}

export const describeCost = ({ tokens, perStep }: InstructionCost, foundationModel: string): string => {
  const price =
    perStep === undefined
      ? `what they cost with ${foundationModel} is not known`
      : `they cost ${perStep.toPrecision(3)} USD in each with ${foundationModel}`
  const much =
    tokens > VERY_LONG
      ? ` That is more than ${VERY_LONG}: shorten it, or move what is looked up to a knowledge base.`
      : ''
  return `The instruction is ${tokens} tokens long, over ${LONG}, and every step of a turn carries it again: ${price}.${much}`
}
