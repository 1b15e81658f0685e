const OPEN = '<answer>'
const CLOSE = '</answer>'
const TAG = /<\/?answer>/g

/** What a model is told to put around what the user may read, where the answer is told as it comes: text before a tool's use is not. */
export const ANSWER_TAGS = { open: OPEN, close: CLOSE }

export interface AnswerReader {
  /** What of a piece of the model's text the user may read at once. */
  push(text: string): string
  /** How much has been told, in UTF-16 code units. */
  told(): number
}

/**
 * Tells nothing of a text that does not begin with the tag: whether it is an answer shows at its end only. What it tells of others is
 * how `withoutTags` of the whole text begins, however the text is cut into pieces.
 */
export const createAnswerReader = (): AnswerReader => {
  let held = ''
  let state: 'before' | 'inside' | 'no answer' = 'before'
  let told = 0

  return {
    push(text) {
      if (state === 'no answer' || text === '') return ''
      held += text
      if (state === 'before') {
        held = held.trimStart()
        if (held.startsWith(OPEN)) state = 'inside'
        else {
          if (!OPEN.startsWith(held)) state = 'no answer'
          return ''
        }
      }
      const closed = held.indexOf(CLOSE)
      // What comes behind the answer may be anything: whether it is told shows at the end.
      if (closed !== -1) state = 'no answer'
      const whole = closed === -1 ? held.length - halfTag(held) : closed
      const read = held.slice(0, whole).replace(TAG, '')
      const begun = told === 0 ? read.trimStart() : read
      const ready = begun.trimEnd()
      held = begun.slice(ready.length) + held.slice(whole)
      told += ready.length
      return ready
    },
    told: () => told,
  }
}

/** How much of the end may be the beginning of a tag. */
const halfTag = (text: string): number => {
  const start = text.lastIndexOf('<')
  const end = start === -1 ? '' : text.slice(start)
  return end !== '' && end !== OPEN && end !== CLOSE && (OPEN.startsWith(end) || CLOSE.startsWith(end))
    ? end.length
    : 0
}

/** An answer without the tags, wherever they are. */
export const withoutTags = (text: string): string => text.replace(TAG, '').trim()
