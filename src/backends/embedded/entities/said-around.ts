import { stem } from '../language/stem.ts'
import type { Entity } from './entity.ts'
import type { Field } from './field.ts'
import type { Segment } from './segment.ts'

const quotedAfter = /^\s*\(\s*(?:the |hereinafter |hereafter |"|\u201c){0,3}([\p{L} ]{2,30})["\u201d]?\s*\)/iu

/** `Aiko Watanabe ("employee")`, "Robert Oduya (treasurer)" for an employee, a treasurer. */
export function called({ end }: Entity, { text, start }: Segment, { words }: Field): number {
  const name = quotedAfter.exec(text.slice(end - start, end - start + 60))?.[1]?.toLowerCase()
  if (name === undefined) return 0
  const bases = name.split(/\s+/).map(stem)
  return words.some(word => bases.includes(stem(word))) ? 1.5 : 0
}

/** "89 euros per night" for a price per night, "a night" for a nightly one. */
export function perUnit({ end }: Entity, { text, start }: Segment, { words }: Field): number {
  const per = words.findIndex(word => ['per', 'each', 'every'].includes(word))
  const unit =
    per >= 0 ? (words[per + 1] ?? 'unit') : words.some(word => ['unit', 'each'].includes(word)) ? 'unit' : ''
  if (unit === '') return 0
  const next =
    /^[^\p{L}]*(?:\p{L}+ )?(?:per|an?|each|every|\/)[ ]?(\p{L}+)?|^[^\p{L}]*(?:each|apiece)\b/iu.exec(
      text.slice(end - start, end - start + 40),
    )
  if (!next) return 0
  return stem((next[1] ?? 'unit').toLowerCase()) === stem(unit) || unit === 'unit' ? 1 : 0
}

const placeBefore = /\b(?:in|at|near|inside|outside|to|via|venue|held in) (?:the |our |their )?$/i
const sites = new Set(
  'venue location place site where room building hall stadium arena ground theatre'.split(' '),
)

/** "in the Old Customs House" for a venue. */
export function placed({ kind, start }: Entity, segment: Segment, { named, words }: Field): number {
  if (kind !== 'name' || named !== 'place' || !words.some(word => sites.has(word))) return 0
  return placeBefore.test(segment.text.slice(Math.max(0, start - segment.start - 24), start - segment.start))
    ? 0.6
    : 0
}
