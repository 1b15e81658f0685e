import type { ConverseRequest, StopReason } from '@aws-sdk/client-bedrock-runtime'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { call } from '../call.ts'

export interface Used {
  readonly name: string
  readonly input: unknown
}

export interface Answered {
  readonly text: string
  /** The first of the tools that it uses. */
  readonly tool?: Used
  readonly tools: readonly Used[]
  readonly stopReason: StopReason | undefined
  readonly inputTokens: number
  readonly outputTokens: number
}

/** What the embedded model answers to a whole request. */
export async function answerTo(request: Omit<ConverseRequest, 'modelId'>): Promise<Answered> {
  const { converse } = createEmbeddedBackend()
  if (!converse) throw new Error('The embedded backend cannot converse.')
  const { events } = await converse({ modelId: 'anthropic.claude', ...request }, call({ streaming: false }))
  const { output, stopReason, usage } = await collect(events)
  const content = output?.message?.content ?? []
  const tools = content.flatMap(({ toolUse }) =>
    toolUse ? [{ name: toolUse.name ?? '', input: toolUse.input }] : [],
  )
  const [tool] = tools
  return {
    text: content.map(block => block.text ?? '').join(''),
    ...(tool && { tool }),
    tools,
    stopReason,
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
  }
}

/** What the embedded model says to a user, under a system text or none. */
export async function ask(user: string, system?: string): Promise<string> {
  const { text } = await answerTo({
    messages: [{ role: 'user', content: [{ text: user }] }],
    ...(system === undefined ? {} : { system: [{ text: system }] }),
  })
  return text
}
