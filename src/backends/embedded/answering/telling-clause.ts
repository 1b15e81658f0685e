import { findNumbered } from '../entities/find-numbered.ts'
import { readAsked } from '../entities/read-asked.ts'
import { readText } from '../entities/read-text.ts'
import { createNearest } from './create-nearest.ts'
import type { Question } from './question.ts'
import { readContext } from './read-context.ts'
import { answeredBy, suits } from './suits.ts'

const LONGEST = 600
const MOST_CLAUSES = 12
const LEAST_WORDS = 3
const SHORT_WORDS = 10
const NEAR = 0.55
const ELLIPSIS = 0.8
/** "The motor for three" leans on the years of the clause before. */
const BARE = 0.5
const NUMERIC: ReadonlySet<Question['type']> = new Set(['amount', 'span', 'age'])
const numbers =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|half|free|none)\b/i

const clauses = (sentence: string): string[] =>
  sentence
    .split(/(?:, | ?; | \u2013 | - )(?:and |but |while |whereas )?| (?:and|but|while|whereas) (?=\p{L}+ )/u)
    .filter(clause => clause.split(' ').length >= LEAST_WORDS)

const asksWhich = /\b(?:which|what) (\p{L}{3,})/iu

/** "Terminal 2" for "which terminal?". */
function numbered(sentence: string, question: string): string | undefined {
  const noun = asksWhich.exec(question)?.[1]
  if (noun === undefined) return undefined
  const value = findNumbered(readText(sentence), readAsked(question))
  if (value !== undefined) return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${value}.`
  const found = new RegExp(`\\b${noun} (?:\\d[\\w.-]*|[A-Z]\\d*)\\b`, 'iu').exec(sentence)?.[0]
  return found && /\d|[A-Z]\d*$/.test(found)
    ? `${found.charAt(0).toUpperCase()}${found.slice(1)}.`
    : undefined
}

/**
 * Of a sentence that tells several things of the kind in question, each of something else, the clause about what is asked:
 * "glass into the white one" of "Paper goes into the blue bin and glass into the white one". The sentence where none stands out.
 */
export function tellingClause(sentence: string, question: Question): string {
  const code = numbered(sentence, question.text)
  if (code !== undefined && sentence.split(' ').length > SHORT_WORDS) return code
  if (!question.strict || sentence.length > LONGEST) return sentence
  const parts = clauses(sentence).slice(0, MOST_CLAUSES)
  if (parts.length < 2) return sentence
  // "The yellow one" of a later clause leans on what the first names.
  const first = new Map<string, number>()
  const met = new Set<string>()
  const nearest = new Map([...question.stems.keys()].map(base => [base, createNearest(base)]))
  const read = parts.map(part => {
    const [passage] = readContext([`${part}.`])
    const fit = Math.max(
      passage ? suits(question, passage, false) : 0,
      NUMERIC.has(question.type) && numbers.test(part) ? BARE : 0,
    )
    let told = 0
    for (const [base, share] of question.stems) {
      // What its kind answers tells one clause from another no more.
      if (answeredBy.some(([stems]) => stems.has(base)) || base === 'colour') continue
      const best = nearest.get(base)?.(passage?.stems ?? new Set()) ?? 0
      const own = best >= NEAR ? best : 0
      if (own > 0) met.add(base)
      if (!first.has(base)) first.set(base, own * ELLIPSIS)
      told += Math.max(own, first.get(base) ?? 0) * share
    }
    return { part, fit, told }
  })
  if (
    [...question.stems].some(
      ([base, share]) =>
        share === 1 && !met.has(base) && !answeredBy.some(([stems]) => stems.has(base)) && base !== 'colour',
    )
  )
    return sentence
  const fitting = read.filter(
    ({ fit }) => fit >= (NUMERIC.has(question.type) || question.type === 'colour' ? BARE : 1),
  )
  if (fitting.length < 2) return sentence
  const [best, second] = fitting.toSorted((a, b) => b.told - a.told)
  const most = Math.max(...read.map(({ told }) => told))
  if (!best || !second || best.told < most || best.told <= second.told) return sentence
  const whole = `${shared(parts, best.part)}${best.part}`
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1).replace(/[.,;:]+$/, '')}.`
}

/** "It is updated every hour by day and every two by night": what the second clause leaves out of the first. */
function shared(parts: readonly string[], clause: string): string {
  const [first = ''] = parts
  const opening = /^(?:every|each|at|in|on|for|from|after|within|until|up to|once|twice)\b/.exec(clause)?.[0]
  const at = opening === undefined || clause === first ? -1 : ` ${first}`.indexOf(` ${opening} `)
  return at > 0 ? first.slice(0, at) : ''
}
