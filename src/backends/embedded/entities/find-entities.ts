import type { Entity, EntityKind } from './entity.ts'
import { findAddresses } from './find-addresses.ts'
import { findAmounts } from './find-amounts.ts'
import { findCodes } from './find-codes.ts'
import { findDateMentions } from './find-date-mentions.ts'
import { findNames } from './find-names.ts'
import { findTimes } from './find-times.ts'
import type { Segment } from './segment.ts'

/** Where two readings overlap, the earlier of these wins. */
const precedence: readonly EntityKind[] = [
  'email',
  'file',
  'url',
  'iban',
  'hashtag',
  'date',
  'time',
  'street',
  'postcode',
  'money',
  'percent',
  'phone',
  'duration',
  'quantity',
  'identifier',
  'year',
  'weekday',
  'name',
  'nationality',
  'number',
]
const rank = new Map(precedence.map((kind, index) => [kind, index]))
const LONGEST_TEXT = 32_768

const relative =
  /\b(?:(?:next|this|last|coming|the following) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|weekend|spring|summer|autumn|fall|winter)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|tonight|yesterday|the day after tomorrow|end of (?:the )?(?:week|month|year))\b/gi
const yearAlone = /(?<![\p{L}\d.,:/-])(?:1[5-9]|20)\d\d(?![\p{L}\d:/-]|[.,]\d)/gu

function simple(kind: EntityKind, pattern: RegExp, text: string): Entity[] {
  return Array.from(text.matchAll(pattern), ({ 0: all, index }) => ({
    kind,
    text: all,
    start: index,
    end: index + all.length,
  }))
}

/** A number of four digits is a year only where nothing is counted by it. */
const years = (text: string): Entity[] =>
  simple('year', yearAlone, text).map(entity => ({
    ...entity,
    amount: Number(entity.text),
    normal: entity.text,
  }))

/** Everything that a text names, in order, without overlaps; a text is read up to 32 K characters. */
export function findEntities(whole: string, segments: readonly Segment[]): Entity[] {
  const text = whole.slice(0, LONGEST_TEXT)
  const all: Entity[] = [
    ...findCodes(text),
    ...findDateMentions(text),
    ...findTimes(text),
    ...findAddresses(text),
    ...findAmounts(text),
    ...years(text),
    ...simple('weekday', relative, text),
    ...segments.filter(({ end }) => end <= LONGEST_TEXT).flatMap(findNames),
  ]
  const sorted = all.sort(
    (a, b) => (rank.get(a.kind) ?? 99) - (rank.get(b.kind) ?? 99) || b.end - b.start - (a.end - a.start),
  )
  const used = new Uint8Array(text.length + 1)
  const kept: Entity[] = []
  for (const entity of sorted) {
    let free = true
    for (let at = entity.start; at < entity.end && free; at++) free = used[at] === 0
    if (!free) continue
    used.fill(1, entity.start, entity.end)
    kept.push(entity)
  }
  return withTowns(kept.sort((a, b) => a.start - b.start))
}

/** "LA9 4QT Kendal", "Kendal LA9 4QT": the name beside a postcode is a town's. */
const withTowns = (found: readonly Entity[]): Entity[] =>
  found.map((entity, index) => {
    if (entity.kind !== 'name') return entity
    const [before, after] = [found[index - 1], found[index + 1]]
    const beside =
      (before?.kind === 'postcode' && entity.start - before.end <= 2) ||
      (after?.kind === 'postcode' && after.start - entity.end <= 2)
    return beside ? { ...entity, person: 0.05, organisation: 0.1, place: 1.2 } : entity
  })
