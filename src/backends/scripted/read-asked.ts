import type { ConverseRequest, Message } from '@aws-sdk/client-bedrock-runtime'
import type { Call } from '../backend.ts'
import type { Asked } from './asked.ts'

export const readAsked = (
  { modelId = '', messages = [], system = [], toolConfig }: ConverseRequest,
  { profile, metadata }: Pick<Call, 'profile' | 'metadata'>,
): Asked => {
  const users = messages.filter(({ role }) => role === 'user')
  const last = users.at(-1)
  const tool = last && toolOf(last, messages)
  return {
    model: modelId,
    ...(profile !== undefined && profile !== modelId && { profile }),
    text: textsOf(last?.content),
    system: textsOf(system),
    ...(tool !== undefined && { tool }),
    tools: (toolConfig?.tools ?? []).flatMap(each => each.toolSpec?.name ?? each.systemTool?.name ?? []),
    turn: users.length,
    metadata,
  }
}

const textsOf = (blocks: readonly { readonly text?: string | undefined }[] = []): string =>
  blocks.flatMap(({ text }) => text ?? []).join('\n')

/** A result names only the use that it answers, so the use is looked for in the messages before. */
const toolOf = (last: Message, messages: readonly Message[]): string | undefined => {
  const id = last.content?.findLast(({ toolResult }) => toolResult)?.toolResult?.toolUseId
  if (id === undefined) return undefined
  for (const { content } of messages.toReversed()) {
    const use = content?.find(({ toolUse }) => toolUse?.toolUseId === id)?.toolUse
    if (use !== undefined) return use.name
  }
  return undefined
}
