interface Chunk {
  readonly type: string
  readonly index?: number
  readonly message?: Record<string, unknown>
  readonly content_block?: Record<string, unknown>
  readonly delta?: Record<string, unknown>
  readonly usage?: object
}

/**
 * The message of a stream of Anthropic's events, put together as Anthropic's own clients do.
 * Throws where the order of events is not the documented one.
 * https://docs.anthropic.com/en/docs/build-with-claude/streaming
 */
export const foldMessagesStream = (chunks: readonly unknown[]): Record<string, unknown> => {
  let message: Record<string, unknown> | undefined
  const content: Record<string, unknown>[] = []
  const inputs = new Map<number, string>()
  let open: number | undefined
  let isStopped = false

  for (const chunk of chunks as readonly Chunk[]) {
    const expectation = (holds: boolean) => {
      if (!holds) throw new Error(`Out of order: ${JSON.stringify(chunk)}`)
    }
    const { type, index = -1, delta = {} } = chunk
    const block = content[index] ?? {}
    expectation(!isStopped && (message !== undefined) === (type !== 'message_start'))
    switch (type) {
      case 'message_start':
        message = { ...chunk.message }
        break
      case 'content_block_start':
        expectation(open === undefined && index === content.length)
        content.push({ ...chunk.content_block })
        open = index
        break
      case 'content_block_delta':
        expectation(open === index)
        if (delta.type === 'text_delta') block.text = `${block.text}${delta.text}`
        else if (delta.type === 'thinking_delta') block.thinking = `${block.thinking}${delta.thinking}`
        else if (delta.type === 'signature_delta') block.signature = delta.signature
        else if (delta.type === 'citations_delta')
          block.citations = [...(block.citations as unknown[]), delta.citation]
        else if (delta.type === 'input_json_delta')
          inputs.set(index, `${inputs.get(index) ?? ''}${delta.partial_json}`)
        else throw new Error(`Unknown delta ${delta.type}`)
        break
      case 'content_block_stop':
        expectation(open === index)
        if (inputs.has(index)) block.input = JSON.parse(inputs.get(index) || '{}')
        open = undefined
        break
      case 'message_delta':
        expectation(open === undefined)
        message = { ...message, ...delta, usage: { ...(message?.usage as object), ...chunk.usage } }
        break
      case 'message_stop':
        isStopped = true
        break
      default:
        throw new Error(`Unknown event ${type}`)
    }
  }
  if (!isStopped) throw new Error('No message_stop')
  return { ...message, content }
}
