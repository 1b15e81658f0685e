import type { Word } from '../mentions/mention.ts'
import type { Role } from './slot.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const fromWords = list(
  'from leaving departing starting start since between beginning begins first outgoing exchanging',
)
const toWords = list(
  'many much to until till through thru into towards ending end last returning back arriving destination till',
)
const skipped = list('the a an my our of on at it is')
const leastPhrases = [
  'at least',
  'minimum',
  'more than',
  'over',
  'above',
  'starting at',
  'min',
  'no less than',
  'no fewer than',
  'upwards of',
]
const mostPhrases = [
  'no more than',
  'not more than',
  'at most',
  'up to',
  'under',
  'below',
  'less than',
  'fewer than',
  'max',
  'maximum',
  'within',
  'cheaper than',
  'budget',
  'not exceed',
  'limit',
  'cap',
  'not over',
  'no longer than',
  'takes',
  'in',
]
const leastAfter = ['or more', 'or above', 'minimum', 'at least', 'or over', 'upwards', 'plus', 'min']
const mostAfter = [
  'or less',
  'or fewer',
  'or under',
  'max',
  'maximum',
  'at most',
  'or below',
  'tops',
  'or cheaper',
]

const joined = (words: readonly Word[], first: number, next: number): string =>
  ` ${words
    .slice(Math.max(0, first), next)
    .map(({ lower }) => lower)
    .join(' ')} `

const holds = (text: string, phrases: readonly string[]): boolean =>
  phrases.some(phrase => text.includes(` ${phrase} `))

/** The words before a place that belong to it: none across a mark that separates. */
function reachBack(words: readonly Word[], first: number, most: number): number {
  let start = first
  while (start > 0 && first - start < most && (words[start - 1]?.mark ?? '') === '') start--
  return start
}

/** Whether the words around a number make it a least or a most. */
export function boundAt(words: readonly Word[], first: number, next: number): Role | undefined {
  const before = joined(words, reachBack(words, first, 4), first)
  const after = joined(words, next, next + 2)
  const above = joined(words, next - 1, next + 2)
  if (holds(before, mostPhrases.slice(0, 3))) return 'most'
  if (holds(before, leastPhrases) || holds(after, leastAfter) || holds(above, leastAfter)) return 'least'
  if (holds(before, mostPhrases.slice(0, -2)) || holds(after, mostAfter) || holds(above, mostAfter))
    return 'most'
  return undefined
}

/** Whether the words before a thing make it a beginning or an end. */
export function directionAt(words: readonly Word[], first: number): Role | undefined {
  for (let index = first - 1; index >= Math.max(0, first - 4); index--) {
    const word = words[index]
    if (!word) return undefined
    if (word.mark === '-' && index === first - 1) return 'to'
    if (fromWords.has(word.lower)) return 'from'
    if (toWords.has(word.lower)) return 'to'
    if (word.lower === 'and' && holds(joined(words, index - 6, index), ['between'])) return 'to'
    if (!skipped.has(word.lower) || word.mark !== '') return undefined
  }
  return undefined
}

/** How near one of the stems stands before a place (1 right before it) or right after it; 0 for none. */
export function nearness(
  words: readonly Word[],
  first: number,
  next: number,
  stems: readonly string[],
): number {
  const start = Math.max(0, first - 5)
  for (let index = first - 1; index >= start; index--) {
    const word = words[index]
    if (!word || '.?!;'.includes(word.mark || ' ')) break
    if (stems.includes(word.stem)) return 1 - (first - 1 - index) * 0.15
    if (word.mark === ',' && index < first - 1) break
  }
  const after = words[next]
  const joins = (words[next - 1]?.mark ?? '') === ''
  if (after && joins && stems.includes(after.stem)) return 0.9
  const further = words[next + 1]
  return further && joins && after?.mark === '' && stems.includes(further.stem) ? 0.5 : 0
}
