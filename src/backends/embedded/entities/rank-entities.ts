import { stem } from '../language/stem.ts'
import type { Entity } from './entity.ts'
import type { Field } from './field.ts'
import { identifierForms } from './identifier-forms.ts'
import { measureOf } from './measures.ts'
import { headers, ofOther, speaking } from './other-bearers.ts'
import { cityNames, countryNames } from './place-names.ts'
import { rangeBonus } from './read-ranges.ts'
import type { ReadText } from './read-text.ts'
import { called, perUnit, placed } from './said-around.ts'
import type { Segment, Word } from './segment.ts'
import { sharesRoot } from './shares-root.ts'
import { roleBonus } from './verb-roles.ts'

/** An entity that may be what a field is about. */
export interface Ranked {
  readonly entity: Entity
  readonly score: number
  /** How much is said beside it that belongs to the field. */
  readonly related: number
}

const REACH = 12
/** These say something only right before what they introduce. */
const closeOnly = new Set(
  'from to by at for with until of on in till through before each per'.split(' ').map(stem),
)
const dividers = new Set(['and', 'but', 'while', 'or'])

/** Roles that an organisation may have as well as a person. */
const parties = new Set(
  'defendant plaintiff claimant debtor creditor lender borrower carrier donor payee payer winner winners champion champions loser organiser organizer host sender recipient client customer buyer seller owner contractor sponsor applicant tenant landlord author signatory reporter complainant holder beneficiary insurer issuer from wrote sent by contact name requester'.split(
    ' ',
  ),
)

/** "The ticket ids of these commits": what stands before "of" is what is wanted. */
const formOf = ({ words }: Field): RegExp | undefined => {
  const of = words.indexOf('of')
  const word = (of > 0 ? words.slice(0, of) : words).find(one => identifierForms.has(one))
  return word === undefined ? undefined : identifierForms.get(word)
}

/** "Harbour Court" for a court, "Alder Street" for a street: the name says what it is of. */
function namesItself({ kind, text }: Entity, { words, kinds }: Field): boolean {
  if (kind !== 'name' || !(kinds.has('name') || kinds.has('street'))) return false
  const parts = text.toLowerCase().split(' ')
  return parts.length > 1 && words.slice(0, 2).includes(parts.at(-1) ?? '')
}

/** `c0d9e11`: of a commit or a file, and of little else. */
const isHash = (text: string): boolean =>
  /^[\da-f]{7,40}$/.test(text) && /[a-f]/.test(text) && /\d/.test(text)

/** How well an entity suits a field by what it is. */
export function fits(entity: Entity, field: Field): number {
  if (namesItself(entity, field)) return 1.25
  const share = field.kinds.get(entity.kind) ?? 0
  if (share === 0) return 0
  const form = entity.kind === 'identifier' ? formOf(field) : undefined
  if (form !== undefined && !form.test(entity.text)) return share * 0.2
  if (form === undefined && entity.kind === 'identifier' && isHash(entity.text)) return share * 0.3
  if (field.words.includes('ip') && entity.kind !== 'identifier') return 0
  if (entity.kind === 'name') {
    const lower = entity.text.toLowerCase()
    if (field.named === 'country') return countryNames.has(lower) ? 1 : 0
    if (field.named === 'city')
      return countryNames.has(lower) ? 0 : cityNames.has(lower) ? 1 : (entity.place ?? 0) * 0.8
    if (field.named === 'place') return entity.place ?? 0
    if (field.named === 'organisation') return entity.organisation ?? 0
    const either = field.words.some(word => parties.has(word)) ? (entity.organisation ?? 0) * 0.7 : 0
    return Math.max(entity.person ?? 0, either)
  }
  if (entity.kind !== 'number') return share
  if (field.kinds.get('identifier') === 1 && !/\d/.test(entity.text)) return 0
  const decimal = /[.,]\d\d$/.test(entity.text)
  if (field.kinds.get('money') === 1) return decimal ? Math.max(share, 0.8) : share
  return decimal && field.unit === undefined ? share * 0.6 : share
}

/** Where a count stands in for a sum: "2 pieces" is no price. */
function countsThings({ end, kind, text }: Entity, { text: sentence, start }: Segment): boolean {
  if (kind !== 'number' || /[.,]\d\d$/.test(text)) return false
  const next = /^ ([a-z]\p{L}*)/u.exec(sentence.slice(end - start, end - start + 24))?.[1]
  return next !== undefined && !linking.has(next)
}
const linking = new Set(
  'a per each every is was are in on to and or for by from net gross plus at as with'.split(' '),
)

/** Units by their signs, as stems of their names. */
const unitNames: ReadonlyMap<string, string> = new Map(
  'g:gram kg:kilogram mg:milligram l:litre ml:millilitre cl:centilitre m:metre km:kilometre cm:centimetre mm:millimetre h:hour hr:hour hrs:hour min:minute mins:minute s:second sec:second kw:kilowatt w:watt gb:gigabyte mb:megabyte lb:pound lbs:pound oz:ounce ft:foot in:inch °c:celsius'
    .split(' ')
    .map(pair => {
      const [sign = '', name = ''] = pair.split(':')
      return [sign, stem(name)] as const
    }),
)

/** "Two tickets" are for two passengers. */
const COUNTED = 0.6
/** What a number counts: one of the words after it. */
function counts(entity: Entity, words: readonly Word[], unit: string, cues: Field['cues']): boolean {
  if (
    entity.unit === unit ||
    (entity.unit !== undefined && unitNames.get(entity.unit.toLowerCase()) === unit)
  )
    return true
  const own = entity.text
    .toLowerCase()
    .split(/[^a-z\u00b0/]+/)
    .some(word => stem(word) === unit || unitNames.get(word) === unit)
  if (own) return true
  const next = words.findIndex(({ start }) => start >= entity.end)
  return (
    next >= 0 &&
    words
      .slice(next, next + 3)
      .some(({ base }, at) => base === unit || (at === 0 && (cues.get(base) ?? 0) >= COUNTED))
  )
}

const SHORTEST_ROOT = 4
/** "Preparation" speaks of `prep`, "diagnosed" of a diagnosis: words of one root. */
function kindred(base: string, { words }: Field): number {
  if (base.length < SHORTEST_ROOT) return 0
  return words.some(word => sharesRoot(word, base)) ? 0.7 : 0
}

/** How near what belongs to the field stands to an entity, before it rather than after. */
function relation(entity: Entity, segment: Segment, others: readonly Entity[], field: Field): number {
  const { words } = segment
  let first = words.findIndex(({ end }) => end > entity.start)
  if (first < 0) first = words.length
  let after = words.findIndex(({ start }) => start >= entity.end)
  if (after < 0) after = words.length
  const scores: number[] = []
  const look = (index: number, away: number, before: boolean): void => {
    const word = words[index]
    const weight = word ? (field.cues.get(word.base) ?? kindred(word.base, field)) : 0
    if (!word || weight === 0) return
    if (closeOnly.has(word.base) && (!before || away > 2)) return
    const [low, high] = before ? [word.end, entity.start] : [entity.end, word.start]
    const rival = others.some(
      other => other !== entity && other.start >= low && other.end <= high && fits(other, field) > 0.3,
    )
    const divided = words
      .slice(before ? index + 1 : after, before ? first : index)
      .some(({ lower }) => dividers.has(lower))
    const gap = segment.text.slice(low - segment.start, high - segment.start)
    const colon = before && /^\s*[:=#|]\s*$/.test(gap)
    const comma = /[,;]/.test(gap)
    scores.push(
      (weight *
        (colon ? 1.6 : before ? 1 : 0.8) *
        (rival ? 0.35 : 1) *
        (divided ? 0.7 : 1) *
        (comma ? 0.75 : 1)) /
        (1 + 0.12 * away),
    )
  }
  for (let away = 0; away < REACH; away++) {
    look(first - 1 - away, away, true)
    look(after + away, away, false)
  }
  const inside = words
    .slice(first, after)
    .reduce((best, { base }) => Math.max(best, field.cues.get(base) ?? 0), 0)
  if (inside > 0 && ['identifier', 'name', 'duration', 'quantity'].includes(entity.kind))
    scores.push(inside * 0.8)
  scores.sort((a, b) => b - a)
  return (scores[0] ?? 0) + (scores[1] ?? 0) * 0.4 + (scores[2] ?? 0) * 0.15
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')

/** What the label of its line, or the line before it, says about the field. */
function labelled(segment: Segment, before: Segment | undefined, field: Field): number {
  const own = segment.label === '' ? [] : wordsOf(segment.label)
  const above =
    before?.text.trimEnd().endsWith(':') && before.words.length <= 5 ? wordsOf(before.text.toLowerCase()) : []
  const share = (label: readonly string[]): number => {
    if (label.length === 0) return 0
    const held = label.reduce((sum, word) => sum + (field.cues.get(stem(word)) ?? 0), 0)
    return Math.min(1.3, held) / Math.sqrt(label.length)
  }
  return share(own) * 1.5 + share(above)
}

const none: ReadonlyMap<Entity, number> = new Map()

/** "Thursday, 18 June" is the date with its weekday. */
const leadsDate = ({ end }: Entity, others: readonly Entity[]): boolean =>
  others.some(({ kind, start }) => kind === 'date' && start >= end && start - end <= 6)

const HEADER = 0.6
/** "4 boxes" where a weight is asked for. */
const MISCOUNTED = 0.4
/** "Three grebes" for a count, rather than "hide 2". */
const counting = new Set(['count', 'quantity', 'qty', 'number'])
const COUNTS = 0.3
/** So much said beside it outweighs the word before it. */
const CLEAR = 1.5

/** All entities that suit a field, the likeliest first. */
export function rankEntities({ segments, within }: ReadText, field: Field): Ranked[] {
  const found: Ranked[] = []
  for (const [index, segment] of segments.entries()) {
    const here = within[index] ?? []
    const sameLine = segments[index - 1]?.line === segment.line ? (segments[index - 1]?.label ?? '') : ''
    const ranges = rangeBonus(segment, here, field)
    const roles =
      field.named === 'person' || field.named === 'organisation' ? roleBonus(segment, here, field) : none
    const carried = sameLine === '' ? segment : { ...segment, label: segment.label || sameLine }
    for (const entity of here) {
      const fit =
        fits(entity, field) * (field.kinds.get('money') === 1 && countsThings(entity, segment) ? 0.4 : 1)
      if (fit === 0) continue
      const unit = field.unit !== undefined && counts(entity, segment.words, field.unit, field.cues)
      const strange =
        field.unit !== undefined &&
        !unit &&
        measureOf.get(field.unit) === undefined &&
        entity.kind !== 'number'
      const label = labelled(carried, segments[index - 1], field)
      const dated = entity.kind === 'weekday' && leadsDate(entity, here)
      const ranged = (ranges.get(entity) ?? 0) + (roles.get(entity) ?? 0)
      const related =
        relation(entity, segment, here, field) * speaking(entity, carried, field) +
        label +
        (unit ? 1 : 0) +
        Math.max(0, ranged) +
        perUnit(entity, segment, field) +
        called(entity, segment, field) +
        (counting.has(field.words.at(-1) ?? '') && countsThings(entity, segment) ? COUNTS : 0) +
        placed(entity, segment, field)
      found.push({
        entity,
        related,
        score:
          fit *
            (0.6 + related) *
            (strange ? 0.6 : 1) *
            (field.kinds.get('quantity') === 1 && !unit && countsThings(entity, segment) ? MISCOUNTED : 1) *
            (ranged < 0 || dated ? 0.3 : 1) *
            (related < CLEAR && ofOther(entity, segment, field) ? 0.5 : 1) *
            (label === 0 && headers.has(segment.label) ? HEADER : 1) -
          index * 0.002,
      })
    }
  }
  return found.sort((a, b) => b.score - a.score || a.entity.start - b.entity.start)
}
