import { readAsked } from '../entities/read-asked.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { words } from '../language/words.ts'
import { askedPhrases } from './associations.ts'
import { kindOfAnswer } from './kind-of-answer.ts'
import { phrasalVerbs } from './phrasal-verbs.ts'
import type { AnswerKind, Question } from './question.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** These say where to look or how to answer, not what for. */
const formal = list(`
answer question context according document text based provided passage following mention article above below information tell explain describe
detail brief quote cite source please user ask exactly sentence word bullet line reply happen record extract notice recipe record faq handbook policy
guide manual page report write give list state name show say find know want like kind type sort time day date thing way many much often long
today nowadays presently ok okay so also possible someone anyone anybody somebody folks guys actually really maybe anything something supposed till near although though despite frequently regularly usually exactly current currently
somewhere anywhere done doing towards toward along together hello hi hey thanks remember ahead wonder wondering understand mean number`)
/** Words of grammar that may be all that a question says. */
const hints = list(
  'before after first last next now then since without off down up again still not between during away',
)
/** They tell one thing from another of its kind, and often go unsaid. */
const modifiers = list(
  'maximum minimum max min total exact main big large small new old whole full overall best good first last current usual normal own different days weeks months hours minutes years high high-level',
)
const plainVerbs = list(
  'make makes made making use used uses using give gives given get gets got go going goes take takes',
)
const auxiliary = list(
  "is are was were do does did can could may must should will would has have had am isn't aren't doesn't don't can't won't might shall",
)
const named = list('name call title')
const subjects = list('i you we they he she it one somebody someone people to not')
const determiners = list(
  'the a an my your our his her its their this that these those of in on for at with from by per each any no some many which what whose',
)
const FOLLOWED = 0.45
const STRICT: ReadonlySet<AnswerKind> = new Set([
  'person',
  'name',
  'time',
  'past',
  'amount',
  'age',
  'span',
  'frequency',
  'colour',
  'phone',
  'email',
  'url',
])

const extent =
  /\bhow (?:quickly|fast|soon|late|early|often|frequently|long|far (?:in advance|ahead|off)|far|much|many|promptly|regularly|slowly|old)\b/gi

/** "How far in advance": the words that only say which extent is asked for. */
const extentWords = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(extent)].flatMap(([phrase]) => words(phrase)))

function contentOf(text: string): Map<string, number> {
  const extents = extentWords(text)
  const found = new Map<string, number>()
  const weak = new Map<string, number>()
  const all = words(text).slice(0, 80)
  for (const word of all) {
    const bare = word.endsWith("'s") ? word.slice(0, -2) : word
    if (/n['\u2019]t$/.test(bare) || extents.has(bare)) continue
    const base = stem(bare)
    if (hints.has(bare)) weak.set(base, 0.35)
    else if (plainVerbs.has(bare)) weak.set(base, 0.35)
    else if (named.has(bare) && /\bname of\b|'s name|called|\btitle\b/i.test(text)) weak.set(base, 0.5)
    else if (modifiers.has(bare)) weak.set(base, 0.45)
    else if (!stopWords.has(bare) && !formal.has(bare) && !auxiliary.has(bare))
      found.set(base, Math.max(found.get(base) ?? 0, 1))
  }
  const phrasal = phrasalVerbs(all)
  const phrases = askedPhrases(all.map(stem))
  // What may be meant by the same words shares their weight.
  const sharing = (first: string): number =>
    phrasal.filter(({ verb }) => verb === first).length +
    phrases.filter(({ parts }) => parts[0] === first).length
  for (const { verb, meant } of phrasal) {
    found.set(meant, 1 / sharing(verb))
    if (meant !== verb && found.has(verb)) found.set(verb, 0.3)
  }
  for (const { parts, mark } of phrases) {
    found.set(mark, 1 / sharing(parts[0] ?? ''))
    for (const part of parts) if (found.has(part)) found.set(part, 0.4)
  }
  const alone = found.size === 0
  for (const [base, share] of weak) if (!found.has(base)) found.set(base, alone ? 1 : share)
  return found
}

/** The stems of words that stand where verbs do: after a subject, before none of what a noun has. */
function deedsOf(text: string): ReadonlySet<string> {
  const all = words(text).slice(0, 80)
  const asksDeed =
    auxiliary.has(all[0] ?? '') || all.some((word, index) => index > 0 && index < 4 && auxiliary.has(word))
  const found = new Set<string>()
  // "How do I order cards": where the verb follows its subject, the last word is what is ordered.
  const isDone = all.some(
    (word, index) => subjects.has(all[index - 1] ?? '') && !stopWords.has(word) && !determiners.has(word),
  )
  for (const [index, word] of all.entries()) {
    const before = all[index - 1] ?? ''
    if (determiners.has(before) || stopWords.has(word)) continue
    const isLast = index === all.length - 1 && index > 2 && asksDeed && !isDone
    if (
      subjects.has(before) ||
      auxiliary.has(before) ||
      /(?:ed|ing)$/.test(word) ||
      isLast ||
      (index === 1 && before === 'who')
    )
      found.add(stem(word))
  }
  return found
}

const money =
  /\b(?:cost|costs|price|prices|fee|fees|charge|rate|fare|rent|salary|wage|pay|paid|expensive|cheap)\b/i
const refers =
  /\b(?:it|its|they|them|their|he|she|his|him|her|that|this|these|those|there|one|ones|same|other|another)\b/i
const continues = /^\W*(?:and|what about|how about|also|then|so|or|but)\b/i

const preface =
  /^.{0,200}?\b(?:tell (?:me|us|them|him|her)|let me know|find out|work out|i wonder|like to know|(?:need|want) to know|do you (?:know|remember)|does (?:it|the \w+) (?:say|tell|mention)|can you (?:see|tell)) (?=(?:whether|if|who|whom|what|when|where|how|why|which)\b)/i

/** "Read this and tell me whether dogs may come" without what leads to the question. */
const directly = (text: string): string => text.replace(preface, '')

/**
 * Reads a question. One that leans on the one before it ("and when was it founded?", "And Plus?") is about that one's
 * matter too, and of its kind where it has none of its own.
 */
export function readQuestion(whole: string, before: string | undefined): Question {
  const text = directly(whole)
  const own = contentOf(text)
  const strong = [...own.values()].filter(share => share === 1).length
  const leans = before !== undefined && (refers.test(text) || continues.test(text) || strong < 2)
  const kind = kindOfAnswer(text)
  const kindless = (kind === 'thing' || kind === 'manner') && continues.test(text) && words(text).length <= 7
  const stems = new Map(own)
  if (leans)
    for (const [base, share] of contentOf(before)) if (!stems.has(base)) stems.set(base, share * FOLLOWED)
  const asking = leans && kindless ? `${before} ${text}` : text
  const field = readAsked(asking)
  const plain = leans && kindless ? kindOfAnswer(before) : kind
  const priced = plain === 'thing' && field.kinds.get('money') === 1 && money.test(asking)
  const type = priced ? 'amount' : plain
  return { text, stems, deeds: deedsOf(asking), field, type, strict: STRICT.has(type) }
}
