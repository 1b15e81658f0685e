import { notJson, replyTooLarge } from './failures.ts'

/** Of arrays and objects within each other: more than anyone means. */
const MOST_LEVELS = 100

/** @throws FunctionFailure for what is too long, is no JSON, or is nested too deep. */
export const readReply = (name: string, text: string, mostBytes = Number.POSITIVE_INFINITY): unknown => {
  if (text.length > mostBytes || Buffer.byteLength(text) > mostBytes) throw replyTooLarge(name, mostBytes)
  if (text.trim() === '') throw notJson(name, 'answered nothing')
  if (isDeep(text))
    throw notJson(name, `answered JSON of more than ${MOST_LEVELS} levels, which nobody could read`)
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message quotes what it could not read.
    throw notJson(name)
  }
}

const [QUOTE, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [...'"\\[]{}'].map(each =>
  each.charCodeAt(0),
)

/** Told by the text, so that what is deep is never built. */
const isDeep = (text: string): boolean => {
  let levels = 0
  let isQuoted = false
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place)
    if (isQuoted) {
      if (unit === BACKSLASH) place += 1
      else if (unit === QUOTE) isQuoted = false
    } else if (unit === QUOTE) {
      isQuoted = true
    } else if (unit === OPEN_BRACKET || unit === OPEN_BRACE) {
      levels += 1
      if (levels > MOST_LEVELS) return true
    } else if (unit === CLOSE_BRACKET || unit === CLOSE_BRACE) {
      levels -= 1
    }
  }
  return false
}
