import { stem } from '../language/stem.ts'
import { labelOf, listMark } from '../language/units.ts'
import { attributeValues } from './attribute-values.ts'
import type { Field } from './field.ts'
import type { ReadText } from './read-text.ts'
import type { Segment } from './segment.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const items = list(
  'item items product products article articles goods object drug medicine medication dish vehicle device equipment service thing merchandise order ordered description line',
)
const jobs = list('title position role job occupation profession vacancy post designation function')
const subjects = list(
  'title subject topic event meeting name theme headline about purpose activity agenda regarding',
)
const reasons = list('reason cause why motive grounds')
const places = list('location place where venue room site')
const endsPhrase = list(
  'to from for with by at on in until before after and but who which that is are was were will would has have had because since if when while than into of',
)
const LONGEST_PHRASE = 8
const LONGEST_VALUE = 300

const trimmed = (text: string): string =>
  text
    .replace(/^[\s"'\u201c*|:=-]+/, '')
    .replace(/[\s"'\u201d*|,;]+$/, '')
    .replace(/(?<![A-Z][a-z]{0,3})\.$/, '')
    .trim()

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')

/** How much of a label's words belong to the field's name. */
function agrees(label: string, field: Field): number {
  const said = wordsOf(label).map(stem)
  if (said.length === 0 || said.length > 4) return 0
  const share = said.reduce((sum, base) => sum + Math.min(1, field.cues.get(base) ?? 0), 0) / said.length
  return said.some(base => (field.cues.get(base) ?? 0) > 0.5) ? share : 0
}

/** The value of the line whose label is the field's name: `Subject: transfer of files`. */
export function labelledValue({ text }: ReadText, field: Field): string | undefined {
  let best = 0.45
  let value: string | undefined
  for (const raw of text.split('\n', 2_000)) {
    const line = raw.trim()
    const bare = line.slice(listMark(line)).replaceAll('**', '')
    const cells = bare.startsWith('|')
      ? bare
          .split('|')
          .map(cell => cell.trim())
          .filter(cell => cell !== '')
      : []
    const label = cells.length === 2 ? (cells[0] ?? '') : labelOf(bare)
    if (label === '') continue
    const share = agrees(label, field)
    const said = cells.length === 2 ? (cells[1] ?? '') : bare.slice(bare.indexOf(':') + 1)
    if (share > best && said.trim() !== '') {
      best = share
      value = trimmed(said.slice(0, LONGEST_VALUE))
    }
  }
  return value
}

/** The words from `from` on that belong together, up to a mark, a verb or a preposition. */
function phraseFrom(segment: Segment, from: number): string | undefined {
  let end = from
  while (end < segment.words.length && end - from < LONGEST_PHRASE) {
    const word = segment.words[end]
    const last = segment.words[end - 1]
    if (!word) break
    if (
      end > from &&
      last &&
      /[^\s'"-]/.test(segment.text.slice(last.end - segment.start, word.start - segment.start))
    )
      break
    if (end > from && (endsPhrase.has(word.lower) || /^\d/.test(word.text))) break
    end++
  }
  const first = segment.words[from]
  const last = segment.words[end - 1]
  return first && last && end > from
    ? segment.text.slice(first.start - segment.start, last.end - segment.start)
    : undefined
}

const articles = list('a an the our my your his her their some one')
const withoutArticle = (phrase: string): string => {
  const [first = '', ...rest] = phrase.split(' ')
  return articles.has(first.toLowerCase()) && rest.length > 0 ? rest.join(' ') : phrase
}

const countables = list(
  'x of tablet tablets capsule capsules units pieces pcs boxes bottles packs packets bags pairs sets copies copy pair box unit piece pack',
)
const buying = list(
  'order buy purchase ship send return need want deliver receive bought sell sold book rent replace request get',
)

const predicates = list(
  'leaks leak stopped stops stop broke breaks does did do doesn keeps kept makes made arrived came comes won went shows showed fails failed needs lost got gets smells leaking no longer never only still just also cannot can could should must may might',
)
const owners = list('my our this')
const people = list(
  'name manager boss colleague wife husband son daughter mother father account address number phone email order friend team company question daughter doctor assistant',
)

/** "my coffee grinder G200 leaks": a thing and its model, up to the verb. */
function possessed(segments: readonly Segment[]): string | undefined {
  for (const segment of segments)
    for (const [index, { lower }] of segment.words.entries()) {
      const next = segment.words[index + 1]
      if (!owners.has(lower) || !next || people.has(next.lower)) continue
      const phrase = phraseFrom(segment, index + 1)?.split(' ') ?? []
      const end = phrase.findIndex((word, place) => place > 0 && predicates.has(word.toLowerCase()))
      const kept = end > 0 ? phrase.slice(0, end) : phrase.length <= 4 ? phrase : []
      if (kept.length > 0) return kept.join(' ')
    }
  return undefined
}

/** What is counted or bought: "40 units of the blue folding chair", "I ordered a kettle". */
function findItem({ segments, within }: ReadText): string | undefined {
  for (const [index, segment] of segments.entries())
    for (const entity of within[index] ?? []) {
      if (entity.kind !== 'number') continue
      let next = segment.words.findIndex(({ start }) => start >= entity.end)
      if (next < 0) continue
      while (next < segment.words.length && countables.has(segment.words[next]?.lower ?? '')) next++
      const phrase = phraseFrom(segment, next)
      const clock = /\b(?:at|by|around|about|until|after|before|from|room|no|number)\s*$/i.test(
        segment.text.slice(0, entity.start - segment.start),
      )
      const separated = clock || /^[^\S\n]*[.,;:)]/.test(segment.text.slice(entity.end - segment.start))
      if (phrase !== undefined && !separated) return withoutArticle(phrase)
    }
  const mine = possessed(segments)
  if (mine !== undefined) return mine
  for (const segment of segments)
    for (const [index, { base }] of segment.words.entries()) {
      if (!buying.has(base)) continue
      const next = segment.words[index + 1]
      const phrase = next && articles.has(next.lower) ? phraseFrom(segment, index + 1) : undefined
      if (phrase !== undefined) return withoutArticle(phrase)
    }
  return undefined
}

const jobBefore =
  /(?:^|["\u201c\n]|\b(?:an? |for |our new ))([\p{L}][\p{L}-]*(?: [\p{L}][\p{L}-]*){0,3}?) (?:wanted|needed|required|sought|vacancy|\(m\/f)/u
const jobAfter =
  /\b(?:as an?|as the|position of|role of|post of|job of|seeking an?|hiring an?|looking for an?|recruiting an?|is an?|works as an?|is the|is our)(?: new| experienced| full-time| part-time)? ([\p{L}][\p{L}-]*(?: [\p{L}][\p{L}-]*){0,4})/iu
const signed =
  /\n[ \t]*\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){1,3}[ \t]*(?:\n|, )[ \t]*(\p{Lu}[\p{L} &-]{2,60}?)[ \t]*(?:\n|,|$)/u

function findJob({ text }: ReadText): string | undefined {
  const said = text.slice(0, 8_000)
  const found = jobBefore.exec(said)?.[1] ?? signed.exec(`\n${said}`)?.[1] ?? jobAfter.exec(said)?.[1]
  if (found === undefined) return undefined
  const parts = found.split(' ')
  const end = parts.findIndex((part, index) => index > 0 && endsPhrase.has(part) && part !== 'of')
  return (end > 0 ? parts.slice(0, end) : parts).join(' ')
}

const cause =
  /\b(?:because of|because|due to|owing to|the reason (?:is|was)(?: that)?|caused by|on account of|since|as a result of)\s+([^.!?;\n]{2,200})/i

const dishes = list('dish recipe product item article name')
/** "Leek pie for six": what a text begins with, where that is no sentence. */
function openingPhrase({ segments, within }: ReadText): string | undefined {
  const [first] = segments
  const phrase = first ? phraseFrom(first, 0) : undefined
  const next = first?.words[(phrase ?? '').split(/\s+/).length]?.lower ?? ''
  const said = phrase?.split(/\s+/).length ?? 9
  if (within[0]?.some(({ kind, text }) => kind === 'name' && text === phrase)) return undefined
  return phrase !== undefined &&
    said <= 4 &&
    !['is', 'are', 'was', 'were', 'will', 'would', 'has', 'have', 'had'].includes(next) &&
    !/^(?:i|we|you|he|she|it|they|hi|hello|dear|there|this|that|please|on|in|at|the)\b/i.test(phrase)
    ? phrase
    : undefined
}

/** What comes after the field's own name: "room 2.17", "the status is open". */
function afterName({ segments }: ReadText, field: Field): string | undefined {
  const own = field.words.filter(word => !['name', 'the', 'type', 'of'].includes(word)).map(stem)
  const head = own.at(-1)
  for (const segment of segments)
    for (const [index, word] of segment.words.entries()) {
      if (word.base !== head) continue
      const before = own.length > 1 && segment.words[index - 1]?.base !== own.at(-2)
      if (before) continue
      const rest = segment.text.slice(word.end - segment.start)
      const link =
        /^(?:\s*[:=#]|\s+(?:is|was|are|no\.?|number|named|called))?\s*["'\u201c]?/i.exec(rest)?.[0].length ??
        0
      const linked = /[:=]|is|was|are|called|named/i.test(rest.slice(0, link))
      const value = /^[\p{Lu}\d][\p{L}\d]*(?:[.\-/][\p{L}\d]+)*(?: \p{Lu}[\p{L}\d-]*){0,3}/u.exec(
        rest.slice(link, link + 120),
      )?.[0]
      if (value !== undefined) return value
      const next = segment.words.findIndex(({ start }) => start >= word.end + link)
      if (linked && next > index) {
        const phrase = phraseFrom(segment, next)
        if (phrase !== undefined) return withoutArticle(phrase)
      }
    }
  return undefined
}

/** "budget review with Karl": what a text begins with or what something is called. */
function findSubject({ text, segments, entities }: ReadText): string | undefined {
  const called =
    /\b(?:called|titled|entitled|named|about|regarding|re:|subject:)\s*["'\u201c]?([^"'\u201d.,;\n]{3,80})/i.exec(
      text.slice(0, 6_000),
    )
  if (called) return trimmed(called[1] ?? '')
  const quoted = /["\u201c]([^"\u201d\n]{3,80})["\u201d]/.exec(text.slice(0, 6_000))
  if (quoted && quoted[0].length < text.trim().length * 0.5) return quoted[1]
  const event = entities.find(
    ({ kind, text: own, person = 0, start }) =>
      kind === 'name' &&
      own.includes(' ') &&
      person <= 0.75 &&
      /\b(?:the|our|this year's|annual)\s+$/i.test(text.slice(Math.max(0, start - 14), start)),
  )
  if (event) return event.text
  const first = segments[0]
  if (!first) return undefined
  const colon = first.label === '' ? 0 : first.text.indexOf(':') + 1
  const rest = first.text.slice(colon)
  const end = /(?:,| with | on | at | for |\.|;| - )/.exec(rest)?.index ?? rest.length
  const short = rest.slice(0, end).trim().split(/\s+/).length <= 5
  return end > 0 && (colon > 0 || short) ? trimmed(rest.slice(0, end)) : undefined
}

const colourNames = list('colour color colours colors')
const shades =
  /\b(?:(?:dark|light|pale|bright|deep|navy|sky|royal) )?(?:red|blue|green|yellow|black|white|grey|gray|brown|orange|purple|pink|violet|beige|navy|olive|silver|gold|turquoise|maroon|teal|cream|ivory|sand|crimson|magenta|cyan|lilac|khaki)\b/gi

const colourIn = ({ text }: ReadText): string | undefined => text.slice(0, 8_000).match(shades)?.[0]

/** "room type" of "a double room": the word before the noun. */
function beforeNoun({ segments }: ReadText, { words: [noun, kind] }: Field): string | undefined {
  if (noun === undefined || !['type', 'kind', 'category', 'size', 'class', 'style'].includes(kind ?? ''))
    return undefined
  const base = stem(noun)
  for (const { words } of segments) {
    const at = words.findIndex(word => word.base === base)
    const before = words[at - 1]
    if (before && !articles.has(before.lower) && !endsPhrase.has(before.lower)) return before.text
  }
  return undefined
}

/** A status, a priority, a class that the text says in one of the usual words. */
function attributeIn({ text }: ReadText, { words }: Field): string | undefined {
  const lower = ` ${text
    .slice(0, 8_000)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}'-]+/gu, ' ')} `
  for (const word of words.toReversed())
    for (const value of attributeValues.get(word) ?? []) if (lower.includes(` ${value} `)) return value
  return undefined
}

/** "parked_at" of "parked on level 3". */
function afterVerb({ segments }: ReadText, { words: [verb, place] }: Field): string | undefined {
  if (verb === undefined || !['at', 'in', 'on', 'from', 'to', 'with', 'for', 'of'].includes(place ?? ''))
    return undefined
  const base = stem(verb)
  for (const segment of segments) {
    const at = segment.words.findIndex(word => word.base === base)
    const next = segment.words[at + 1]
    if (at < 0 || !next) continue
    const phrase = phraseFrom(segment, endsPhrase.has(next.lower) ? at + 2 : at + 1)
    if (phrase !== undefined) return withoutArticle(phrase)
  }
  return undefined
}

const troubles =
  /\b(?:(?:complain\w*|suffer\w*) (?:of|from|about)|(?:comes?|came|presents?|reports?) with(?: an?| the)?)\s+([^.,;!?\n]{3,80})|\b((?:does not|doesn't|do not|don't|won't|will not|cannot|can't|no longer|keeps?|stopped|stops|leaks?|leaking|is (?:broken|damaged|missing|stuck|cracked|leaking|faulty|torn|late|not [a-z]+)|are (?:broken|damaged|missing|late)|broke|arrived (?:broken|damaged|late)|has (?:not|a crack|a hole)|never)\b[^.,;!?\n]{0,80})/i

/** What is wrong, in the text's words. */
function findTrouble({ text }: ReadText): string | undefined {
  const found = troubles.exec(text.slice(0, 8_000))
  return (found?.[1] ?? found?.[2])?.trim()
}
const troubleNames = list('problem issue complaint symptom symptoms fault defect trouble error')

/** The words of a text that a field is about, where these are no entity. */
export function findPhrase(read: ReadText, field: Field): string | undefined {
  const labelled = labelledValue(read, field)
  if (labelled !== undefined) return labelled
  const has = (set: ReadonlySet<string>): boolean => field.words.some(word => set.has(word))
  if (field.words.some(word => ['score', 'result'].includes(word))) {
    const score = /\b\d{1,3} ?[-:\u2013] ?\d{1,3}\b/.exec(read.text.slice(0, 8_000))?.[0]
    if (score !== undefined) return score
  }
  if (has(reasons)) return cause.exec(read.text.slice(0, 8_000))?.[1]?.trim()
  if (has(jobs)) {
    const job = findJob(read)
    if (job !== undefined) return job
  }
  const attribute = attributeIn(read, field)
  if (attribute !== undefined) return attribute
  const after = afterVerb(read, field)
  if (after !== undefined) return after
  const typed = beforeNoun(read, field)
  if (typed !== undefined) return typed
  if (has(colourNames)) return colourIn(read)
  const named = afterName(read, field)
  if (named !== undefined) return named
  if (has(troubleNames)) return findTrouble(read)
  if (has(items)) return findItem(read) ?? openingPhrase(read)
  if (has(dishes)) return openingPhrase(read)
  if (has(subjects)) return findSubject(read)
  if (has(places))
    return /\b(?:in|at|inside|near) ((?:the )?[\p{L}\d][\p{L}\d'-]*(?: [\p{L}\d'-]+){0,3})(?=[.,;\n]| on | at | from )/u.exec(
      read.text.slice(0, 8_000),
    )?.[1]
  return undefined
}
