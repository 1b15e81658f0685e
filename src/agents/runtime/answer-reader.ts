const OPEN = '<answer>'
const CLOSE = '</answer>'

/** What a model is told to put around what the user may read, where the answer is told as it comes: text before a tool's use is not. */
export const ANSWER_TAGS = { open: OPEN, close: CLOSE }

export interface AnswerReader {
  /** What of a piece of the model's text the user may read at once. */
  push(text: string): string
  /** How much has been told, in UTF-16 code units. */
  told(): number
}

/** Tells nothing of a text that does not begin with the tag: whether it is an answer shows at its end only. */
export const createAnswerReader = (): AnswerReader => {
  let held = ''
  let state: 'before' | 'inside' | 'after' = 'before'
  let told = 0

  return {
    push(text) {
      if (state === 'after' || text === '') return ''
      held += text
      if (state === 'before') {
        const trimmed = held.trimStart()
        if (trimmed.startsWith(OPEN)) {
          state = 'inside'
          held = trimmed.slice(OPEN.length).trimStart()
        } else {
          if (!OPEN.startsWith(trimmed)) state = 'after'
          return ''
        }
      }
      const end = held.indexOf(CLOSE)
      if (end !== -1) state = 'after'
      const ready = end === -1 ? held.slice(0, held.length - halfTag(held)) : held.slice(0, end)
      held = held.slice(ready.length)
      told += ready.length
      return ready
    },
    told: () => told,
  }
}

/** How much of the end may be the closing tag, or the blanks before it. */
const halfTag = (text: string): number => {
  const blank = text.length - text.trimEnd().length
  if (blank > 0) return blank
  for (let length = Math.min(CLOSE.length - 1, text.length); length > 0; length--)
    if (CLOSE.startsWith(text.slice(-length))) return length + trailing(text.slice(0, -length))
  return 0
}

const trailing = (text: string): number => text.length - text.trimEnd().length

/** An answer without the tags, wherever they are. */
export const withoutTags = (text: string): string => text.replaceAll(OPEN, '').replaceAll(CLOSE, '').trim()
