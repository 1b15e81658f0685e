import type { Message } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'
import type { AgentTool } from './agent-tool.ts'
import { overrideOf, systemPrompt } from './prompt.ts'
import { questionOf } from './question-of.ts'
import type { Turn, TurnState } from './turn.ts'
import { withoutSteps } from './without-steps.ts'

/** What the model is asked with in a step, before its budget. */
export const stepRequest = (turn: Turn, { messages, promptAttributes }: TurnState): ModelRequest => {
  const { definition, tools, memory, streams, input } = turn
  const question = questionOf(input)
  const override = overrideOf(definition, 'ORCHESTRATION')
  const { maximumLength, temperature, topP, stopSequences } = override?.inferenceConfiguration ?? {}
  const system = systemPrompt({ definition, tools, question, promptAttributes, memory, streams })
  return {
    ...(system !== '' && { system: [{ text: system }] }),
    messages: [...history(turn), ...messages],
    inferenceConfig: {
      ...(maximumLength !== undefined && { maxTokens: maximumLength }),
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { topP }),
      ...(stopSequences !== undefined && { stopSequences }),
    },
    ...(override?.additionalModelRequestFields !== undefined && {
      additionalModelRequestFields: override.additionalModelRequestFields,
    }),
    ...(tools.length > 0 && { toolConfig: { tools: tools.map(toSpec) } }),
  }
}

const toSpec = ({ name, description, inputSchema }: AgentTool) => ({
  toolSpec: { name, description, inputSchema: { json: inputSchema as never } },
})

/** No model takes the use of a tool where none is offered. */
const history = ({
  session: { turns },
  previousTurns = turns.length,
  forgetsSteps,
  tools,
}: Turn): readonly Message[] =>
  turns
    .slice(Math.max(0, turns.length - previousTurns))
    .flatMap(turn => (forgetsSteps || tools.length === 0 ? withoutSteps(turn) : turn).messages)
