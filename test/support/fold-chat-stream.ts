interface Call {
  readonly index?: number
  readonly id?: string
  readonly type?: string
  readonly function: { readonly name?: string; readonly arguments: string }
}

interface Chunk {
  readonly object?: string
  readonly choices: readonly [
    {
      readonly index: number
      readonly delta: {
        readonly role?: string
        readonly content?: string
        readonly tool_calls?: readonly Call[]
      }
      readonly finish_reason: string | null
    },
  ]
  readonly usage?: object
}

/**
 * The answer of a stream of OpenAI's chunks, put together as OpenAI's own clients do.
 * https://platform.openai.com/docs/api-reference/chat-streaming
 */
export const foldChatStream = (chunks: readonly unknown[]): Record<string, unknown> => {
  let role: string | undefined
  let content: string | null = null
  let finish: string | null = null
  let usage: object | undefined
  const calls: { id?: string; type?: string; function: { name?: string; arguments: string } }[] = []
  for (const { choices, usage: told } of chunks as readonly Chunk[]) {
    const [{ delta, finish_reason: reason, index }] = choices
    if (finish !== null || index !== 0) throw new Error('A chunk after the last, or of another choice')
    role ??= delta.role
    if (delta.content !== undefined) content = `${content ?? ''}${delta.content}`
    for (const { index: at = 0, ...call } of delta.tool_calls ?? []) {
      const known = calls[at]
      if (known === undefined) calls[at] = { ...call, function: { ...call.function } }
      else known.function.arguments += call.function.arguments
    }
    finish = reason
    usage = told
  }
  const {
    choices: _,
    usage: __,
    'amazon-bedrock-invocationMetrics': ___,
    ...head
  } = (chunks[0] ?? {}) as Record<string, unknown>
  const message = {
    role,
    content: calls.length > 0 ? content : (content ?? ''),
    ...(calls.length > 0 && { tool_calls: calls }),
  }
  return {
    ...head,
    ...(head.object !== undefined && { object: 'chat.completion' }),
    choices: [{ index: 0, message, finish_reason: finish }],
    usage,
  }
}
