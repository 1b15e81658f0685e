import type { Message } from '@aws-sdk/client-bedrock-runtime'
import type { SessionTurn } from '../runtime/agent-session.ts'
import type { Turn, TurnState } from '../runtime/turn.ts'

/** What has happened, in the user guide's words (agents-custom-orchestration). */
export type OrchestrationState = 'START' | 'MODEL_INVOKED' | 'TOOL_INVOKED'

/** One call of the orchestrator: what it was told, and what it said. */
export interface IntermediaryStep {
  readonly orchestrationInput: { readonly state: OrchestrationState; readonly text: string }
  readonly orchestrationOutput: { readonly event: string; readonly text: string }
}

const VERSION = '1.0'

/** @param text JSON: the question, the model's answer as Converse gives it, or the result of a tool. */
export const orchestratorEvent = (
  turn: Turn,
  { attributes, promptAttributes }: TurnState,
  { state, text }: IntermediaryStep['orchestrationInput'],
  steps: readonly IntermediaryStep[],
  requestId: string,
): object => {
  const { definition, tools, session, sessionId, input } = turn
  const { guardrail } = definition
  return {
    version: VERSION,
    state,
    input: { text },
    context: {
      requestId,
      sessionId,
      agentConfiguration: {
        instruction: definition.instruction,
        defaultModelId: definition.foundationModel,
        tools: tools.map(({ name, description, inputSchema }) => ({
          toolSpec: { name, description, inputSchema: { json: inputSchema } },
        })),
        ...(guardrail !== undefined && {
          guardrails: { version: guardrail.guardrailVersion, identifier: guardrail.guardrailIdentifier },
        }),
      },
      session: [
        ...session.turns.map(toPast),
        {
          agentInput: 'text' in input ? input.text : '',
          agentOutput: '',
          intermediarySteps: steps,
        },
      ],
      sessionAttributes: attributes,
      promptSessionAttributes: promptAttributes,
    },
  }
}

/** What was done within an earlier turn is not kept. */
const toPast = ({ messages }: SessionTurn) => ({
  agentInput: textOf(messages[0]),
  agentOutput: textOf(messages.slice(1).at(-1)),
  intermediarySteps: [],
})

const textOf = (message: Message | undefined): string =>
  (message?.content ?? []).map(({ text = '' }) => text).join('')
