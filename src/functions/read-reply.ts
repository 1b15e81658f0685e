import { notJson } from './failures.ts'

/** Of arrays and objects within each other: more than anyone means. */
const MOST_LEVELS = 100

/** @throws FunctionFailure for what is no JSON, or is nested too deep. */
export const readReply = (name: string, text: string): unknown => {
  if (text.trim() === '') throw notJson(name, 'answered nothing')
  let reply: unknown
  try {
    reply = JSON.parse(text)
  } catch {
    // The parser's message quotes what it could not read.
    throw notJson(name)
  }
  if (isDeep(reply))
    throw notJson(name, `answered JSON of more than ${MOST_LEVELS} levels, which nobody could read`)
  return reply
}

/** Level by level, not by calling itself: a reply may be as deep as it is long. */
const isDeep = (reply: unknown): boolean => {
  let level = [reply].filter(isNested)
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === MOST_LEVELS) return true
    level = level.flatMap(each => Object.values(each).filter(isNested))
  }
  return false
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null
