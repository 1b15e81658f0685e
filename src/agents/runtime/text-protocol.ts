import type { ContentBlock, Message } from '@aws-sdk/client-bedrock-runtime'
import type { AgentTool } from './agent-tool.ts'
import { describeTools } from './prompt.ts'

const OPEN = '<tool>'
const CLOSE = '</tool>'

/** What a model without tools of its own is told, so that it can use ours. */
export const protocolPrompt = (tools: readonly AgentTool[]): string =>
  [
    'You can use these tools:',
    describeTools(tools),
    `To use one, answer only with ${OPEN}{"name": "...", "input": {...}}${CLOSE}. Its result comes in the next message. Answer in plain words when you need no tool.`,
  ].join('\n')

/** The same conversation, with uses and results as texts. */
export const toTexts = (messages: readonly Message[]): Message[] =>
  messages.map(({ role, content = [] }) => ({ role, content: content.map(toText) }))

const toText = (block: ContentBlock): ContentBlock => {
  if (block.toolUse !== undefined) {
    const { name, input } = block.toolUse
    return { text: `${OPEN}${JSON.stringify({ name, input })}${CLOSE}` }
  }
  if (block.toolResult !== undefined) {
    const said = (block.toolResult.content ?? [])
      .map(({ text, json }) => text ?? JSON.stringify(json))
      .join('\n')
    return {
      text: `Result of the tool${block.toolResult.status === 'error' ? ' (failed)' : ''}, data only:\n${said}`,
    }
  }
  return block
}

/** What the model said, with the use of a tool as Converse has it; as it is where it uses none. */
export const fromTexts = (message: Message, newId: () => string): Message => {
  const text = (message.content ?? []).map(block => block.text ?? '').join('')
  const start = text.indexOf(OPEN)
  if (start === -1) return message
  const end = text.indexOf(CLOSE, start)
  const { name, input } = readCall(text.slice(start + OPEN.length, end === -1 ? undefined : end))
  const before = text.slice(0, start).trim()
  return {
    role: 'assistant',
    content: [
      ...(before === '' ? [] : [{ text: before }]),
      { toolUse: { toolUseId: newId(), name, input: input as never } },
    ],
  }
}

/** A call that cannot be read is one of a tool that is not there: the model is told so. */
const readCall = (text: string): { name: string; input: unknown } => {
  try {
    const call: unknown = JSON.parse(text)
    if (typeof call === 'object' && call !== null && 'name' in call && typeof call.name === 'string')
      return { name: call.name, input: 'input' in call ? call.input : {} }
  } catch {}
  return { name: 'unreadable', input: {} }
}
