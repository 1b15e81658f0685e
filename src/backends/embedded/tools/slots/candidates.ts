import { RE2JS } from 're2js'
import type { Json } from '../../json/json.ts'
import { stem } from '../../language/stem.ts'
import { requestVerbs } from '../choice/request-verbs.ts'
import type { Mention } from '../mentions/mention.ts'
import { shapeOf } from '../mentions/read-mentions.ts'
import { boundAt, directionAt, nearness } from './cues.ts'
import { findChoices } from './find-choices.ts'
import { fitQuantity } from './measures.ts'
import type { Said } from './said.ts'
import type { Slot } from './slot.ts'

/** A value that an argument may have, with how well it fits. */
export interface Candidate {
  readonly slot: Slot
  readonly value: Json
  readonly score: number
  /** What it uses up, so that no two arguments have the same. */
  readonly key: string
  readonly first: number
  readonly next: number
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const placeCues = list('in near around for to from at outside within of visiting')
const personCues = list(
  'to for with by of named called mr mrs ms dr is am contact assign from message tell ask email call',
)
const thingCues = list('at called named of titled by the for in on')
const areas = new Set(['city', 'town', 'country', 'region', 'state', 'district', 'area', 'village'].map(stem))
const LONGEST_PATTERN = 500
/** A number is an identifier of at least so many digits, unless its own name stands before it. */
const LEAST_DIGITS = 4
const isNumeric = (slot: Slot): boolean => slot.kinds.has('number') && slot.kinds.size === 1

function matcher(pattern: unknown): ((text: string) => boolean) | undefined {
  if (typeof pattern !== 'string' || pattern.length > LONGEST_PATTERN) return undefined
  try {
    const expression = RE2JS.compile(pattern)
    return text => expression.matcher(text).find()
  } catch {
    return undefined
  }
}

const needsIso = ({ schema, items, description }: Slot): boolean =>
  typeof (items ?? schema).format === 'string' || /YYYY|ISO|HH:MM|24/i.test(description)

/** The value of a mention in an argument of text; undefined where it has none. */
function textValue(mention: Mention, slot: Slot, said: Said): Json | undefined {
  const { kind, value, text, first } = mention
  if (kind === 'date') return value ?? (needsIso(slot) ? undefined : text)
  if (kind === 'number') return (said.words[first]?.text ?? '').replace(/^#/, '')
  if (kind === 'currency') return value
  return typeof value === 'string' ? value : text
}

function cueScore(slot: Slot, { words }: Said, first: number): number {
  const before = words[first - 1]?.mark === '' ? (words[first - 1]?.lower ?? '') : ''
  const weights = slot.kinds
  const isPlace = weights.has('place') && weights.get('name') === 4 && !weights.has('email')
  if (isPlace) return placeCues.has(before) ? 1 : 0
  if (weights.has('email') && weights.get('name') === 4)
    return personCues.has(before) || requestVerbs.has(before) ? 1 : 0
  if (requestVerbs.has(before)) return 1.5
  return thingCues.has(before) ? 0.7 : 0
}

function roleScore(slot: Slot, said: Said, first: number, next: number, isNumber: boolean): number {
  const cue = isNumber ? boundAt(said.words, first, next) : undefined
  if (slot.role === 'least' || slot.role === 'most') return cue === slot.role ? 3 : cue === undefined ? 0 : -6
  if (cue !== undefined) return -0.5
  const isCurrency = slot.choices !== undefined || slot.kinds.has('currency')
  const into = isCurrency && ['in', 'into'].includes(said.words[first - 1]?.lower ?? '')
  const direction = into ? 'to' : directionAt(said.words, first)
  if (slot.role === undefined) return 0
  if (direction === undefined) return slot.role === 'from' ? 0.2 : 0
  if (isNumber) return direction === slot.role ? 1 : 0
  return direction === slot.role ? 2.5 : -2.5
}

/** How much the name of the argument, and how the thing looks, say for it. */
function looks(slot: Slot, text: string): number {
  if (slot.shapes.has(shapeOf(text))) return 3
  const lower = text.toLowerCase()
  const alike = slot.around.some(
    word => word.length > 2 && lower.startsWith(word.slice(0, 3)) && !lower.startsWith(`${word} `),
  )
  return alike && /\d/.test(text) ? 1.5 : 0
}

function ofNumber(slot: Slot, mention: Mention, said: Said): Candidate | undefined {
  if (typeof mention.value !== 'number') return undefined
  const type = slot.items ? 'number' : slot.type
  const fit = fitQuantity(slot, mention.value, mention.unit)
  if (fit === undefined || (type === 'integer' && !Number.isInteger(fit.value))) return undefined
  const { first, next } = mention
  const near = nearness(said.words, first, first + 1, slot.own) * 2
  const bound = roleScore(slot, said, first, next, true)
  const forPersons = slot.own.some(one =>
    /^(?:guest|peopl|person|passeng|parti|seat|travel|adult|particip|attende)/.test(one),
  )
  const party = forPersons && ['for', 'of'].includes(said.words[first - 1]?.lower ?? '') ? 1.5 : 0
  return {
    slot,
    value: fit.value,
    score: 3 + fit.score + near + bound + party,
    key: `m${first}`,
    first,
    next,
  }
}

function ofText(
  slot: Slot,
  mention: Mention,
  said: Said,
  accepts: ((text: string) => boolean) | undefined,
): Candidate | undefined {
  const weight = slot.kinds.get(mention.kind)
  if (weight === undefined) return undefined
  const value = textValue(mention, slot, said)
  if (value === undefined) return undefined
  const text = String(value)
  const { first, next, kind, unit } = mention
  if (accepts && !accepts(text)) return undefined
  const near = nearness(said.words, first, next, slot.own)
  if (kind === 'number' && near < 0.7 && text.replace(/\D/g, '').length < LEAST_DIGITS) return undefined
  if (kind === 'number' && unit !== '' && near === 0) return undefined
  const isStreet = unit === 'street'
  const wantsStreet = slot.own.some(one => /^(?:street|address|line)/.test(one))
  const isAnywhere = slot.kinds.has('place') && !slot.own.some(one => areas.has(one))
  if (isStreet !== wantsStreet && kind === 'name' && !(isStreet && isAnywhere)) return undefined
  const isPostcode = unit === 'postcode'
  if (isPostcode && !slot.own.some(one => /^(?:postcod|postal|zip|plz)/.test(one))) return undefined
  const score =
    weight +
    near * 2.5 +
    cueScore(slot, said, first) +
    roleScore(slot, said, first, next, false) +
    looks(slot, text) +
    (accepts ? 2 : 0) +
    (isStreet || isPostcode ? 3 : 0) -
    (unit === 'weak' ? 1.5 : 0) -
    (unit === 'begins' ? 2 : 0)
  return { slot, value, score, key: `m${first}`, first, next }
}

/** What may be an argument's value in one text. */
export function candidatesFor(slot: Slot, said: Said): Candidate[] {
  if (slot.choices) {
    return findChoices(slot, said).map(({ choice, first, next, weight }) => {
      const near = nearness(said.words, first, next, slot.own) * 1.5
      const followsNumber =
        /^[\d.,]+$/.test(said.words[first - 1]?.text ?? '') && slot.role === 'from' ? 3 : 0
      const role = slot.role === undefined ? 0 : roleScore(slot, said, first, next, false)
      return {
        slot,
        value: choice,
        score: weight + near + role + followsNumber,
        key: `w${first}`,
        first,
        next,
      }
    })
  }
  if (isNumeric(slot))
    return said.mentions.flatMap(mention =>
      mention.kind === 'number' ? (ofNumber(slot, mention, said) ?? []) : [],
    )
  const accepts = matcher((slot.items ?? slot.schema).pattern)
  const found = said.mentions.flatMap(mention => ofText(slot, mention, said, accepts) ?? [])
  if (slot.kinds.has('currency') && slot.kinds.size === 1)
    for (const { kind, unit, first, next } of said.mentions)
      if (kind === 'number' && (/^[A-Z]{3}$/.test(unit) || unit === 'pound'))
        found.push({
          slot,
          value: unit === 'pound' ? 'GBP' : unit,
          score: slot.role === 'from' ? 7 : 5,
          key: `u${first}`,
          first: next,
          next,
        })
  return found
}
