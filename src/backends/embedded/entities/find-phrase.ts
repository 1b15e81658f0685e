import { knownList } from '../language/known-lists.ts'
import { stem } from '../language/stem.ts'
import { labelOf, listMark } from '../language/units.ts'
import type { Field } from './field.ts'
import { plainWords } from './field-words.ts'
import { findAttribute } from './find-attribute.ts'
import { colourIn } from './find-colour.ts'
import { findCompound } from './find-compound.ts'
import { findItem, headingLine, openingPhrase } from './find-item.ts'
import { findDepartment, findJob } from './find-job.ts'
import { findProductName } from './find-product.ts'
import { findTask } from './find-task.ts'
import { findTrouble } from './find-trouble.ts'
import { labelledRun } from './labelled-run.ts'
import { articles, endsPhrase, phraseFrom, withoutArticle } from './phrase-from.ts'
import type { ReadText } from './read-text.ts'
import { sharesRoot } from './shares-root.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const items = list(
  'ingredient ingredients item items product products article articles goods object drug medicine medication dish vehicle device equipment service thing merchandise order ordered description line species animal bird plant fish drug',
)
const jobs = list('title position role job occupation profession vacancy post designation function')
const subjects = list(
  'title subject topic event meeting name theme headline about purpose activity agenda regarding',
)
const reasons = list('reason cause why motive grounds')
const places = list('location place where venue room site')
const dishes = list('dish recipe product item article name')
const LONGEST_VALUE = 300
const LONG_ITEM = 40

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

/** What a message is about, where it gives no cause. */
const matter =
  /\b(?:about|regarding|concerning|with regard to|in connection with)\s+((?:the |an? |my |our )?[^.,!?;\n]{3,80}?)(?= and (?:i|we|he|she|they|would|asked|wants?)\b|[.,!?;\n]|$)/i
const purposes = list('purpose use usage intention occasion')
const aim =
  /\b(?:for|in order to|to be used for|on the occasion of) ((?:the |an? |our |my |his |her |their )[^.,;\n]{3,60})/i
const cause =
  /\b(?:because of|because|due to|owing to|the reason (?:is|was)(?: that)?|caused by|on account of|since|as a result of)\s+([^.!?;\n]{2,200})/i

/** What comes after the field's own name: "room 2.17", "the status is open". */
function afterName(read: ReadText, field: Field): string | undefined {
  const own = field.words.filter(word => !['name', 'the', 'type', 'of'].includes(word))
  const found = afterWords(read, own.map(stem))
  const last = own.at(-1) ?? ''
  // "The password is" tells of the Wi-Fi password, "the number is" of any number.
  return found ?? (own.length > 1 && !plainWords.has(last) ? afterWords(read, [stem(last)], true) : undefined)
}

/** @param linked whether only "is", a colon or the like may follow */
function afterWords({ segments }: ReadText, own: readonly string[], only = false): string | undefined {
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
      if (only && !linked) continue
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

/** A heading of its own names what follows. */
const openingTitle = (read: ReadText, { words }: Field): string | undefined =>
  words.some(word => ['title', 'name', 'headline', 'event'].includes(word))
    ? headingLine(read.text)
    : undefined

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
      /(?<!\b(?:of|at|in|from|to|near|behind|by|with) )\b(?:the|our|this year's|annual)\s+$/i.test(
        text.slice(Math.max(0, start - 24), start),
      ),
  )
  if (event) return event.text
  const first = segments[0]
  if (!first) return undefined
  const colon = first.label === '' ? 0 : first.text.indexOf(':') + 1
  const rest = first.text.slice(colon)
  const end = /(?:,| with | on | at | in | for |\.|;| [-\u2013\u2014] )/.exec(rest)?.index ?? rest.length
  const short = rest.slice(0, end).trim().split(/\s+/).length <= 5
  return end > 0 && (colon > 0 || short) ? trimmed(rest.slice(0, end)) : undefined
}

const colourNames = list('colour color colours colors')
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

/** Of sets that everybody knows, the member that the text names: the dog for an animal. */
function memberOf({ segments }: ReadText, { words }: Field): string | undefined {
  const [only] = words.slice(-1)
  const known = only === undefined || colourNames.has(only) ? undefined : knownList([only])
  if (known === undefined) return undefined
  const members = new Set(known.flatMap(member => [member.toLowerCase(), `${member.toLowerCase()}s`]))
  for (const segment of segments)
    for (const word of segment.words) if (members.has(word.lower)) return word.lower
  return undefined
}

const links = list('with as of by to for from about on against in into')
/** "diagnosed with type 2 diabetes" for a diagnosis: what follows a word of the same root. */
function afterRoot({ segments }: ReadText, field: Field): string | undefined {
  const own = field.words.filter(word => !['type', 'name', 'date', 'number'].includes(word))
  for (const segment of segments)
    for (const [index, word] of segment.words.entries()) {
      const next = segment.words[index + 1]
      const rooted = own.some(name => name !== word.lower && sharesRoot(name, word.lower))
      if (!rooted || !next || !links.has(next.lower)) continue
      const rest = segment.text.slice(next.end - segment.start)
      const phrase =
        /^\s+((?:[^\s.,;!?]+ ?){1,6}?)(?=[.,;!?]|$| (?:and|but|who|which|that|since|on|at|in|until|because|by)\b)/.exec(
          rest.slice(0, 200),
        )?.[1]
      if (phrase !== undefined) return withoutArticle(phrase.trim())
    }
  return undefined
}

/** "the department of cardiology" for a department, "a charge of theft" for a charge. */
function ofName({ segments }: ReadText, field: Field): string | undefined {
  const head = stem(field.words.at(-1) ?? '')
  for (const segment of segments) {
    const at = segment.words.findIndex(
      ({ base }, index) => base === head && segment.words[index + 1]?.lower === 'of',
    )
    const phrase = at < 0 || !segment.words[at + 2] ? undefined : phraseFrom(segment, at + 2)
    if (phrase !== undefined) return withoutArticle(phrase)
  }
  return undefined
}

const vehicles = list('vehicle car van truck bike motorbike motorcycle phone laptop device')
const teams = list('department team division dept')
const tasks = list('what task action todo step activity deliverable assignment')
const troubleNames = list('problem issue complaint symptom symptoms fault defect trouble error')

/** The words of a text that a field is about, where these are no entity. */
export function findPhrase(read: ReadText, field: Field): string | undefined {
  const labelled = labelledValue(read, field) ?? labelledRun(read, field)
  if (labelled !== undefined)
    return labelled.length > LONG_ITEM && field.words.some(word => items.has(word))
      ? (labelled.split(/[,.;]/, 1)[0] ?? labelled)
      : labelled
  const has = (set: ReadonlySet<string>): boolean => field.words.some(word => set.has(word))
  if (field.words.some(word => ['score', 'result'].includes(word))) {
    const score = /\b\d{1,3} ?[-:\u2013] ?\d{1,3}\b/.exec(read.text.slice(0, 8_000))?.[0]
    if (score !== undefined) return score
  }
  if (has(reasons)) {
    const said = read.text.slice(0, 8_000)
    return (cause.exec(said)?.[1] ?? matter.exec(said)?.[1])?.trim()
  }
  if (has(purposes)) {
    const use = aim.exec(read.text.slice(0, 8_000))?.[1]
    if (use !== undefined) return withoutArticle(use.trim())
  }
  if (has(jobs)) {
    const job = findJob(read)
    if (job !== undefined) return job
  }
  const attribute = findAttribute(read, field)
  if (attribute !== undefined) return attribute
  const member = memberOf(read, field)
  if (member !== undefined) return member
  const after = afterVerb(read, field)
  if (after !== undefined) return after
  const typed = beforeNoun(read, field)
  if (typed !== undefined) return typed
  if (has(colourNames)) return colourIn(read)
  const rooted = afterRoot(read, field)
  if (rooted !== undefined) return rooted
  if (has(teams)) return findDepartment(read) ?? ofName(read, field) ?? afterName(read, field)
  const named = ofName(read, field) ?? afterName(read, field)
  if (named !== undefined) return named
  if (has(vehicles)) {
    const product = findProductName(read)
    if (product !== undefined) return product
  }
  if (has(tasks)) return findTask(read)
  if (has(troubleNames)) return findTrouble(read)
  if (has(items)) return findItem(read) ?? openingPhrase(read)
  if (has(dishes) && field.named === undefined) return openingPhrase(read)
  if (has(subjects) && field.named === undefined) return openingTitle(read, field) ?? findSubject(read)
  if (has(places))
    return /\b(?:in|at|inside|near) ((?:the )?[\p{L}\d][\p{L}\d'-]*(?: [\p{L}\d'-]+){0,3})(?=[.,;\n]| on | at | from )/u.exec(
      read.text.slice(0, 8_000),
    )?.[1]
  return findCompound(read, field)
}
