import { contentWords } from './content-words.ts'
import { isUnsure } from './is-unsure.ts'

/** The share of the shorter answer's words that the longer one must hold. */
const LEAST_SHARE = 0.6

/** Whether two answers say much the same: the words of the shorter, and no number that the longer lacks. */
export const sameAnswer = (left: string, right: string): boolean => {
  if (isUnsure(left) || isUnsure(right)) return isUnsure(left) && isUnsure(right)
  const [shorter, longer] = [contentWords(left), contentWords(right)].sort((a, b) => a.size - b.size)
  if (shorter === undefined || longer === undefined) return false
  if (shorter.size === 0) return longer.size === 0
  const lacks = [...shorter].filter(word => !longer.has(word))
  return !lacks.some(word => /\p{N}/u.test(word)) && 1 - lacks.length / shorter.size >= LEAST_SHARE
}
