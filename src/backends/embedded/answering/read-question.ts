import { kindsAsked, readAsked } from '../entities/read-asked.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { words } from '../language/words.ts'
import type { Question } from './question.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** These say where to look or how to answer, not what for. */
const formal = list(`
answer question context according document text based provided passage following mention article above below information tell explain describe
detail brief quote cite source please user ask exactly sentence word bullet line reply happen record extract notice recipe record faq handbook policy
guide manual page report write give list state name show say find know want like kind type sort time day date thing way many much often long
ok okay so also possible someone anyone anybody somebody folks guys actually really maybe anything something supposed till near although though despite frequently regularly usually exactly current currently`)
/** Words of grammar that may be all that a question says. */
const hints = list(
  'before after first last next now then since without off down up again still not between during away',
)
/** They tell one thing from another of its kind, and often go unsaid. */
const modifiers = list(
  'maximum minimum max min total exact main big large small new old whole full overall best good first last current usual normal own different',
)
const auxiliary = list(
  "is are was were do does did can could may must should will would has have had am isn't aren't doesn't don't can't won't might shall",
)
const named = list('name call title')
const FOLLOWED = 0.45

function typeOf(found: readonly string[], text: string): Question['type'] {
  const hint = kindsAsked(text)
  const first =
    found.find(
      word =>
        ![
          'and',
          'so',
          'but',
          'ok',
          'then',
          'please',
          'by',
          'at',
          'to',
          'from',
          'until',
          'in',
          'on',
          'for',
          'with',
          'of',
        ].includes(word),
    ) ?? ''
  if (/\bwhat(?:'s| is| was)? (?:causing|caused|causes)\b/i.test(text)) return 'reason'
  if (/\bwhy\b|\bhow come\b|\bwhat (?:is|was) the reason\b|\bfor what reason\b/i.test(text)) return 'reason'
  if (hint?.named === 'person') return 'person'
  if (hint?.named === 'place') return 'place'
  if (hint?.kinds.has('date') && hint.kinds.get('date') === 1) return 'time'
  if (hint?.kinds.get('time') === 1) return 'time'
  if (hint?.kinds.get('duration') === 1) return 'span'
  if (hint) return 'amount'
  if (first === 'how') return 'manner'
  if (auxiliary.has(first)) return 'truth'
  return 'thing'
}

function contentOf(text: string): Map<string, number> {
  const found = new Map<string, number>()
  const weak = new Map<string, number>()
  for (const word of words(text).slice(0, 80)) {
    const bare = word.endsWith("'s") ? word.slice(0, -2) : word
    const base = stem(bare)
    if (hints.has(bare)) weak.set(base, 0.35)
    else if (named.has(bare) && /\bname of\b|'s name|called|\btitle\b/i.test(text)) weak.set(base, 0.5)
    else if (modifiers.has(bare)) weak.set(base, 0.45)
    else if (!stopWords.has(bare) && !formal.has(bare) && !auxiliary.has(bare))
      found.set(base, Math.max(found.get(base) ?? 0, 1))
  }
  const alone = found.size === 0
  for (const [base, share] of weak) if (!found.has(base)) found.set(base, alone ? 1 : share)
  return found
}

const money =
  /\b(?:cost|costs|price|prices|fee|fees|charge|rate|fare|rent|salary|wage|pay|paid|expensive|cheap)\b/i
const refers = /\b(?:it|its|they|them|their|he|she|his|him|her|that|this|these|those|there|one|ones|same)\b/i
const continues = /^\W*(?:and|what about|how about|also|then|so|or|but)\b/i

/**
 * Reads a question. One that leans on the one before it ("and when was it founded?", "And Plus?") is about that one's
 * matter too, and of its kind where it has none of its own.
 */
export function readQuestion(text: string, before: string | undefined): Question {
  const own = contentOf(text)
  const strong = [...own.values()].filter(share => share === 1).length
  const leans = before !== undefined && (refers.test(text) || continues.test(text) || strong < 2)
  const kindless =
    kindsAsked(text) === undefined && continues.test(text) && strong > 0 && words(text).length <= 6
  const stems = new Map(own)
  if (leans)
    for (const [base, share] of contentOf(before)) if (!stems.has(base)) stems.set(base, share * FOLLOWED)
  const asking = leans && kindless ? `${before} ${text}` : text
  const field = readAsked(asking)
  const plain = typeOf(words(asking), asking)
  const priced = plain === 'thing' && field.kinds.get('money') === 1 && money.test(asking)
  const type = priced ? 'amount' : plain
  return { text, stems, field, type, strict: ['person', 'time', 'amount', 'span'].includes(type) }
}
