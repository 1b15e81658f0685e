import { stem } from '../language/stem.ts'
import type { Entity } from './entity.ts'
import type { Field } from './field.ts'
import { fits } from './rank-entities.ts'
import type { ReadText } from './read-text.ts'

const SUITS = 0.35

/** Whether the words of a list's own name narrow it: "in copy", "due". */
function narrowing(field: Field, read: ReadText): ReadonlySet<number> | undefined {
  const lines = new Set<number>()
  for (const { label, index } of read.segments) {
    if (label === '') continue
    const said = label.split(/[^\p{L}]+/u).map(stem)
    if (said.some(base => (field.cues.get(base) ?? 0) >= 0.5)) lines.add(index)
  }
  return lines.size > 0 && field.distinct ? lines : undefined
}

/** All entities that suit a field, in order, each once. */
export function findEntities(read: ReadText, field: Field): Entity[] {
  const lines = narrowing(field, read)
  const found: Entity[] = []
  const seen = new Set<string>()
  const take = (all: boolean): void => {
    for (const [index, here] of read.within.entries()) {
      if (!all && lines && !lines.has(index)) continue
      for (const entity of here) {
        const best = fits(entity, field)
        const key = (entity.normal ?? entity.text).toLowerCase()
        if (best < SUITS || seen.has(key)) continue
        seen.add(key)
        found.push(entity)
      }
    }
  }
  take(false)
  if (found.length === 0 && lines) take(true)
  return onlyBest(found, field)
}

/** Of kinds that suit less, none where one suits wholly: a year beside dates. */
function onlyBest(found: readonly Entity[], field: Field): Entity[] {
  const most = found.reduce((best, { kind }) => Math.max(best, field.kinds.get(kind) ?? 0), 0)
  const kept = found.filter(({ kind }) => (field.kinds.get(kind) ?? 0) >= most * 0.75)
  if (!field.kinds.has('name')) return kept
  return kept.filter(
    one =>
      !kept.some(
        other =>
          other !== one && other.text.length > one.text.length && other.text.split(' ').includes(one.text),
      ),
  )
}

/** "Karl, Aisha and Tom", "with Karl and Aisha": the things that a text enumerates after one of its cues. */
export function findEnumeration({ segments, text }: ReadText, field: Field): string[] {
  const own = new Set(field.words.map(stem))
  for (const segment of segments) {
    const at = segment.words.findIndex(({ base }) => own.has(base) || own.has(`${base}s`))
    if (at < 0) continue
    const rest = text.slice(segment.words[at]?.end ?? 0, segment.end)
    const items = rest
      .replace(/^[\s:=-]*(?:are|is|include|includes|including|such as|of|needed|required)?[\s:]*/i, '')
      .split(/,|;| and | or | & /)
      .map(item =>
        item
          .replace(/[.!?"']+$/, '')
          .replace(/^(?:\s|and |or |a |an |the )+/, '')
          .trim(),
      )
      .filter(item => item !== '')
    if (items.length > 1 && items.every(item => item.split(' ').length <= 4)) return items
  }
  const lines = segments.filter((_, index) => index > 0).map(one => one.text.trim())
  const marked = lines
    .filter(line => /^(?:[-*\u2022]|\d{1,2}[.)]) /.test(line))
    .map(line => line.replace(/^(?:[-*\u2022]|\d{1,2}[.)]) /, ''))
  return marked.length > 1 ? marked : []
}
