import { readNumber } from '../language/read-number.ts'
import type { Entity } from './entity.ts'
import type { Field } from './field.ts'
import { plainWords } from './field-words.ts'
import { findNumbered } from './find-numbered.ts'
import { findPhrase, labelledValue } from './find-phrase.ts'
import { findProductPart } from './find-product.ts'
import { type Ranked, rankEntities } from './rank-entities.ts'
import { readLogLine } from './read-log-line.ts'
import { readPair } from './read-pairs.ts'
import type { ReadText } from './read-text.ts'

/** An entity with less is no answer to a field that its name tells from others. */
const RELATED = 0.25
const LIKELY = 0.25

const personal = new Set([
  'name',
  'sender',
  'contact',
  'author',
  'customer',
  'caller',
  'user',
  'reporter',
  'complainant',
  'applicant',
  'client',
  'signer',
  'signatory',
  'from',
  'wrote',
  'writes',
  'signed',
  'signs',
  'sent',
  'sends',
  'writer',
  'reviewer',
  'requester',
  'requestor',
  'observer',
  'submitter',
  'poster',
  'guest',
  'witness',
])
/** People whom a text about them names first. */
const mainRoles = new Set(
  'patient customer client name tenant employee applicant guest passenger student candidate recipient author user person full sender contact caller'.split(
    ' ',
  ),
)
const introduced = /\b(?:my name is|name's|i am|i'm|this is|here is|speaking is|it's)\s+$/i
const greeting =
  /\b(?:regards|sincerely|faithfully|truly|wishes|thanks|cheers|yours|best|love|greetings|thank you)\b[,.!]?\s*(?:the |your )?$/i
const sentBy =
  /\b(?:message|mail|e-?mail|letter|note|ticket|request|review|comment|post|report|call|order|written|posted|submitted|sent|reported|signed) (?:from|by) (?:the )?$/i

/** "- Rory Hamill", "-- Olga M." at the end of a text. */
const isSignature = ({ start, end }: Entity, text: string): boolean =>
  /[.!?\u2026"'\u201d)\n]\s*(?:--|[-\u2013\u2014~])\s?$/.test(text.slice(Math.max(0, start - 8), start)) &&
  /(?:^|\s)(?:--|[-\u2013\u2014~])\s?$/.test(text.slice(Math.max(0, start - 4), start)) &&
  text.slice(end).trim().length <= 2

const addressed = /\b(?:dear|hi|hello|hey)\s+(?:(?:mr|mrs|ms|dr|prof)\.? )?$/i

const TOPIC = 0.5

/** How much the place of a person's name says: introductions, signatures and salutations. */
function placing(entity: Entity, text: string, field: Field): number {
  const before = text.slice(Math.max(0, entity.start - 40), entity.start)
  const own = field.words.some(word => personal.has(word))
  if (introduced.test(before)) return own ? 1 : 0
  // What a text begins with is what it tells of.
  if (entity.start === 0 && field.words.join() === 'name') return TOPIC
  if (greeting.test(before)) return own ? 0.8 : 0
  if (sentBy.test(before)) return own ? 0.8 : 0
  if (isSignature(entity, text)) return own ? 0.8 : field.named === 'person' ? 0.3 : 0
  if (addressed.test(before))
    return field.words.some(word => ['recipient', 'patient', 'addressee', 'to', 'customer'].includes(word))
      ? 0.9
      : own
        ? -0.5
        : 0
  return 0
}

/** Several members of an object look through the same text, some of them twice. */
const ranks = new WeakMap<ReadText, Map<string, readonly Ranked[]>>()

/** What a field may take, the likeliest first. */
export function rankValues(read: ReadText, field: Field): readonly Ranked[] {
  const own = ranks.get(read) ?? new Map<string, readonly Ranked[]>()
  ranks.set(read, own)
  const key = [...field.words, '|', field.form, ...field.kinds.keys(), '|', ...field.cues.keys()].join(' ')
  const found = own.get(key) ?? rankFresh(read, field)
  own.set(key, found)
  return found
}

function rankFresh(read: ReadText, field: Field): readonly Ranked[] {
  const ranked = rankEntities(read, field)
  if (!field.kinds.has('name')) return ranked
  return ranked
    .map(one => {
      const bonus = placing(one.entity, read.text, field)
      return { ...one, score: one.score + bonus, related: one.related + Math.max(0, bonus) }
    })
    .sort((a, b) => b.score - a.score || a.entity.start - b.entity.start)
}

/** The entity that a field is about; undefined where none is. */
export function findEntity(read: ReadText, field: Field): Entity | undefined {
  const [best, second] = rankValues(read, field)
  if (!best || best.score < LIKELY) return undefined
  const certain = [
    'email',
    'url',
    'phone',
    'iban',
    'date',
    'time',
    'street',
    'postcode',
    'nationality',
    'identifier',
    'money',
  ]
  const alone =
    (second === undefined || second.score < best.score * 0.6) && certain.includes(best.entity.kind)
  const general =
    best.entity.kind === 'identifier' || best.entity.kind === 'money' || best.entity.kind === 'date'
  const main =
    field.named === 'person' &&
    field.words.some(word => mainRoles.has(word)) &&
    (best.entity.person ?? 0) >= 0.9
  if (field.distinct && best.related < RELATED && !(alone && !general) && !main) return undefined
  return best.entity
}

/** An entity as it is written in a text. */
export const written = ({ text, kind }: Entity): string =>
  (kind === 'identifier' ? text.replace(/^#/, '') : text).replaceAll('\n', ' ')

const quotedTitle =
  /(?<![\p{L}\d])["'\u201c\u2018](\p{Lu}[^"'\u201d\u2019\n]{2,80})["'\u201d\u2019](?=[\s,.;:!?)]|$)/u

/** The sign or the word after the first thing that is measured. */
const unitIn = ({ entities }: ReadText): string | undefined =>
  entities
    .find(({ kind }) => kind === 'quantity')
    ?.text.replace(/^[-\u2212+\d.,\s]+/, '')
    .trim()

/** A text for a field: the entity that suits it, else the words that belong to it. */
export function findText(read: ReadText, field: Field): string | undefined {
  const paired = readPair(read, field)
  if (paired?.value !== undefined) return paired.value
  const title = field.words.includes('title') ? quotedTitle.exec(read.text.slice(0, 8_000))?.[1] : undefined
  if (title !== undefined) return title
  if (['unit', 'units'].includes(field.words.at(-1) ?? '')) return unitIn(read)
  const special = readLogLine(read.text, field) ?? findNumbered(read, field) ?? findProductPart(read, field)
  if (special !== undefined) return special
  const entity = field.kinds.size > 0 ? findEntity(read, field) : undefined
  if (field.form === 'date' || field.form === 'time') return entity?.normal ?? (entity && written(entity))
  const label = labelledValue(read, field)
  if (
    label !== undefined &&
    label.length < 60 &&
    !/[<@]/.test(label) &&
    (entity === undefined ||
      (label.includes(entity.text) &&
        ((entity.kind === 'name' && !/\d/.test(label)) ||
          (entity.kind === 'identifier' && label.split(' ').length <= 4))))
  )
    return label
  if (field.kinds.has('money') && field.words.includes('currency')) return entity?.unit
  if (field.words.includes('address') && entity?.kind === 'street') return wholeAddress(read.text, entity)
  if (entity?.kind === 'date' && entity.normal !== undefined && /^\d+(?:st|nd|rd|th)?$/.test(entity.text))
    return entity.normal
  if (entity !== undefined) return partOfName(written(entity), field)
  const strict = [...field.kinds.keys()].some(kind =>
    ['email', 'phone', 'url', 'iban', 'date', 'time', 'identifier', 'money', 'postcode'].includes(kind),
  )
  const own =
    label !== undefined &&
    field.words.length > 1 &&
    field.words.every(word => !plainWords.has(word) || word === 'code')
  if (strict) return own && label.length < 80 ? label : undefined
  return findPhrase(read, field)
}

/** Of a person's name the first or the last part, where that is asked for. */
function partOfName(text: string, { words, named }: Field): string {
  if (named !== 'person') return text
  const parts = text.split(' ')
  if (
    words.some(word => ['firstname', 'forename', 'given'].includes(word)) ||
    (words.includes('first') && words.includes('name'))
  )
    return parts[0] ?? text
  const last =
    words.some(word => ['lastname', 'surname', 'family'].includes(word)) ||
    (words.includes('last') && words.includes('name'))
  return last ? (parts.at(-1) ?? text) : text
}

/** A street with the postcode and the town after it. */
export function wholeAddress(text: string, { start, end }: Entity): string {
  const rest =
    /^(?:(?:,\s?|\n| (?=[A-Z]{1,2}\d|\d{4,5}\b))(?:[A-Z]{1,2}-)?[\p{Lu}\d][\p{L}\d-]*(?: [\p{Lu}\d][\p{L}\d-]*){0,3}){0,3}/u.exec(
      text.slice(end, end + 90),
    )?.[0] ?? ''
  return `${text.slice(start, end)}${rest}`
    .replaceAll('\n', ', ')
    .replaceAll(',,', ',')
    .replace(/[,\s]+$/, '')
}

const timesPer =
  /\b(once|twice|thrice|(?:\d+|two|three|four|five|six) times) (?:an?|per|each|every|daily|weekly|monthly)\b/i
/** "Twice a day" is two times. */
function findTimesPer({ text }: ReadText): number | undefined {
  const said = timesPer.exec(text.slice(0, 8_000))?.[1]?.toLowerCase()
  if (said === undefined) return undefined
  const counts = ['once', 'twice', 'thrice']
  return counts.includes(said) ? counts.indexOf(said) + 1 : readNumber(said.replace(' times', ''))
}

const nobody = new Set(['nobody', 'none', 'neither'])
const CUE = 0.5
const NEAR = 4

/** "Nobody was hurt", "no children": none of what is counted. */
const countsNone = ({ segments }: ReadText, { cues, unit, kinds }: Field): boolean =>
  (kinds.get('number') ?? 0) >= 0.8 &&
  segments.some(({ words }) =>
    words.some(({ lower, base }, at) => {
      if (nobody.has(lower) || (lower === 'no' && words[at + 1]?.lower === 'one'))
        return words.slice(at + 1, at + 1 + NEAR).some(one => (cues.get(one.base) ?? 0) >= CUE)
      const next = words[at + 1]?.base ?? ''
      return base === 'no' && (next === unit || (cues.get(next) ?? 0) >= CUE)
    }),
  )

/** A number for a field. */
export function findAmount(read: ReadText, field: Field): number | undefined {
  const often =
    field.words.includes('times') || field.words.includes('frequency') ? findTimesPer(read) : undefined
  if (often !== undefined) return often
  const paired = readPair(read, field)?.value
  const bare = paired === undefined ? Number.NaN : Number.parseFloat(paired)
  if (!Number.isNaN(bare)) return bare
  return findEntity(read, field)?.amount ?? (countsNone(read, field) ? 0 : undefined)
}
