import type { PromptType } from '@aws-sdk/client-bedrock-agent-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'
import { fillPrompt, overrideOf } from './prompt.ts'
import { type Prompted, readTemplate } from './read-template.ts'
import type { Turn } from './turn.ts'

/** What a prompt that the agent overrides asks the model with; undefined where it does not, or has it disabled. */
export const overriddenRequest = (
  turn: Turn,
  type: PromptType,
  more: Readonly<Record<string, string>> = {},
): ModelRequest | undefined => {
  const override = overrideOf(turn.definition, type)
  const { basePromptTemplate: template } = override ?? {}
  if (override?.promptCreationMode !== 'OVERRIDDEN' || template === undefined) return undefined
  const { definition, tools, promptAttributes, memory, input } = turn
  const question = 'text' in input ? input.text : ''
  const filling = { definition, tools, question, promptAttributes, memory, streams: false }
  const values = { conversation_history: describeHistory(turn), ...more }
  const { maximumLength, temperature, topP, stopSequences } = override.inferenceConfiguration ?? {}
  return {
    ...onceRequest(readTemplate(template, text => fillPrompt(text, filling, values))),
    inferenceConfig: {
      ...(maximumLength !== undefined && { maxTokens: maximumLength }),
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { topP }),
      ...(stopSequences !== undefined && { stopSequences }),
    },
    ...(override.additionalModelRequestFields !== undefined && {
      additionalModelRequestFields: override.additionalModelRequestFields,
    }),
  }
}

export const onceRequest = ({ system, messages }: Prompted): ModelRequest => ({
  ...(system !== '' && { system: [{ text: system }] }),
  messages,
})

/** What was asked and answered before, in words. */
export const describeHistory = ({ session, previousTurns = session.turns.length }: Turn): string =>
  session.turns
    .slice(Math.max(0, session.turns.length - previousTurns))
    .flatMap(({ messages }) => [messages[0] ?? [], messages.slice(1).at(-1) ?? []].flat())
    .map(({ role, content = [] }) => {
      const text = content.map(({ text = '' }) => text).join('')
      return `${role === 'assistant' ? 'Assistant' : 'User'}: ${text}`
    })
    .join('\n')
