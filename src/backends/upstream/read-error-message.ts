/** Longer ones explain nothing more. */
const MOST = 2_000

/**
 * The sentence in an upstream's error: `{error: {message}}` of OpenAI and Anthropic, `{error}` of Ollama, `{message}`
 * of vLLM, `{detail}` of FastAPI, or a short plain text. Empty where there is none.
 */
export const readErrorMessage = (text: string): string => {
  const told = fromJson(text) ?? (text.trimStart().startsWith('<') ? '' : text)
  return told.trim().slice(0, MOST)
}

const fromJson = (text: string): string | undefined => {
  try {
    return messageIn(JSON.parse(text)) ?? ''
  } catch {
    return undefined
  }
}

/** The sentence in an error that is already read. */
export const messageIn = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return messageIn(value[0])
  if (typeof value !== 'object' || value === null) return undefined
  const { error, message, detail, msg } = value as Readonly<Record<string, unknown>>
  for (const member of [error, message, detail, msg])
    if (member !== undefined && member !== null) return messageIn(member)
  return undefined
}
