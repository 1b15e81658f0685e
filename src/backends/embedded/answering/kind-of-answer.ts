import { kindsAsked } from '../entities/read-asked.ts'
import { words } from '../language/words.ts'
import type { AnswerKind } from './question.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const leads = list('and so but ok then please by at to from until since in on for with of also')
const auxiliary = list(
  "is are was were do does did can could may must should will would has have had am isn't aren't doesn't don't can't won't might shall whether if",
)

/** Questions whose words tell what kind of thing answers them, the plainest first. */
const patterns: readonly (readonly [RegExp, AnswerKind])[] = [
  [/\bhow old\b|\b(?:what|which) age\b|\bage of\b/i, 'age'],
  [
    /\bhow (?:often|frequently|regularly|many times)\b|\bat what intervals?\b|\bhow many \w+ (?:a|per) (?:day|week|month|year)\b/i,
    'frequency',
  ],
  [/\b(?:what|which) colou?rs?\b|\bwhat is the colou?r\b|\bcolou?r (?:is|are|does|do)\b/i, 'colour'],
  [
    /\b(?:phone|telephone|mobile|fax|hotline) number\b|\b(?:what|which) number\b.{0,40}\b(?:call|ring|dial|phone)\b|\bhotline\b/i,
    'phone',
  ],
  [/\be-?mail address\b|\bwhich e-?mail\b/i, 'email'],
  [/\b(?:url|web ?site|web ?page|web address|link)\b/i, 'url'],
  [
    /\bwhy\b|\bhow come\b|\b(?:what|which)(?: is| was|'s)? the (?:reason|cause)\b|\bfor what reason\b|\bwhat(?:'s| is| was| has| had)? (?:causing|caused|causes|led to|sparked|triggered)\b|\bhow did .{1,30} (?:start|begin|break out|happen|come about)\b/i,
    'reason',
  ],
  [
    /\bwhat(?:'s| is| was| are) the names? of\b|\bwhat(?:'s| is| was) (?:\w+ ){1,4}(?:called|named)\b|\bwhat (?:\w+ ){0,4}name\b|'s (?:first |last |full )?name\b/i,
    'name',
  ],
]

const past =
  /\bwhen (?:was|were|did|had)\b|\b(?:since when|which year|what year|in (?:which|what) (?:year|century|decade))\b/i
const places =
  /\b(?:which|what) (?:city|town|village|country|place|street|room|building|floor|hall|venue|region|station|address|location|state|island|harbour|airport)\b/i
const sums =
  /\b(?:what|which|how (?:much|high|big|large))\b.{0,40}\b(?:costs?|prices?|fees?|charges?|rates?|fares?|rent|salary|wages?|deposit|budget|revenue|turnover|profit)\b/i

/** From the first word that asks: "Question from the customer: what ..." */
function withoutPreface(text: string): string {
  const colon = text.lastIndexOf(': ')
  return colon > 0 && colon < 60 ? text.slice(colon + 2) : text
}

function first(found: readonly string[]): string {
  return found.find(word => !leads.has(word)) ?? ''
}

/** What kind of thing a question asks for. */
export function kindOfAnswer(text: string): AnswerKind {
  for (const [pattern, kind] of patterns)
    if (pattern.test(text)) {
      if (kind === 'url' && !/\b(?:what|which|where)\b/i.test(text)) continue
      return kind
    }
  if (/\bhow much (?:ahead|earlier|longer|time|notice|in advance)\b/i.test(text)) return 'span'
  const hint = kindsAsked(withoutPreface(text))
  if (hint?.named === 'person') return 'person'
  if (hint?.named === 'place' || places.test(text)) return 'place'
  if (/\bhow (?:high|big|large)\b/i.test(text) && sums.test(text)) return 'amount'
  if (past.test(text)) return 'past'
  if (hint?.kinds.get('date') === 1 || hint?.kinds.get('time') === 1) return 'time'
  if (hint?.kinds.get('duration') === 1) return 'span'
  if (hint) return 'amount'
  const opening = first(words(withoutPreface(text)))
  if (opening === 'how') return 'manner'
  if (auxiliary.has(opening)) return 'truth'
  if (/^\W*(?:which|what) (?:person|doctor|player|teacher)\b/i.test(text)) return 'person'
  return sums.test(text) ? 'amount' : 'thing'
}
