import { stem } from '../language/stem.ts'
import type { Entity } from './entity.ts'
import type { Field } from './field.ts'
import { fits } from './rank-entities.ts'
import type { ReadText } from './read-text.ts'

const SUITS = 0.35

const shortNames = new Set(
  'mon tue tues wed weds thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
)
/** "Wed" of what is asked of Wednesday. */
const shortens = (label: string, { words }: Field): boolean =>
  shortNames.has(label) && words.some(word => word.startsWith(label))

/** Whether the words of a list's own name narrow it: "in copy", "due". */
function narrowing(field: Field, read: ReadText): ReadonlySet<number> | undefined {
  const lines = new Set<number>()
  for (const { label, index } of read.segments) {
    if (label === '') continue
    const said = label.split(/[^\p{L}]+/u)
    if (said.some(word => (field.cues.get(stem(word)) ?? 0) >= 0.75 || shortens(word, field)))
      lines.add(index)
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

const introduces =
  /^(?:.*\b(?:needs?|needed|are|is|were|includes?|including|contains?|containing|with|of|in|have|has|had|bring|like|namely|require[sd]?|offers?|serves?|sells?|speaks?|made|both|as|about|for)\b|.*:)\s*/s
const clause = /[.;!?]|\b(?:but|which|who|that|because|while|so that|when)\b| - /

/** "or, for a small surcharge, in red": what says under which condition is no item. */
const aside = /^(?:for|with|if|when|after|before|by|to|depending) /

const bare = (item: string): string =>
  item
    .replace(/[.!?"']+$/, '')
    .trim()
    .replace(/^(?:(?:and|or|a|an|the|some|also|in|on|at) )+/, '')
    .replace(/ (?:and|or)$/, '')
    .trim()
const LONGEST_ITEM = 4

/** The items that end at a place: from there back to what introduces them. */
function runBefore(sentence: string, last: number): string[] {
  const tail = sentence.slice(last)
  const end = last + (clause.exec(tail)?.index ?? tail.length)
  const next = /,| and | or /.exec(tail)?.index ?? tail.length
  const parts = sentence.slice(0, Math.min(end, last + next)).split(/,|;| and | or | & | as well as /)
  const found: string[] = []
  for (const part of parts.toReversed()) {
    const lead = introduces.exec(part)?.[0].length ?? 0
    const item = bare(part.slice(lead))
    if (item !== '' && item.split(' ').length <= LONGEST_ITEM) found.unshift(item)
    else if (item !== '' || found.length > 1) break
    if (lead > 0 && found.length > 0 && !parallel.test(part)) break
  }
  return found.filter(item => !aside.test(item))
}

/** "experience with Python, good knowledge of SQL": each item has an introduction of its own. */
const parallel = /^\s*(?:and |or )?(?:\p{L}+ ){1,5}(?:with|of|in) \S+(?: \S+)?\s*$/u
const joins = / (?:and|or|&|as well as) |, (?:and|or) /g
const MOST_RUNS = 12

/** The items of "you need yoghurt, garlic and mint": of all runs before an "and" the longest. */
function itemsOf(sentence: string): string[] {
  const runs = [...sentence.matchAll(joins)]
    .slice(0, MOST_RUNS)
    .map(({ 0: join, index }) => runBefore(sentence, index + join.length))
  const best = runs.reduce<string[]>((most, one) => (one.length >= most.length ? one : most), [])
  return best.length > 1 ? best : []
}

const countWords = /^(?:two|three|four|five|six|seven|eight|nine|ten|several|many|some|various|both|\d+) /i
/** "Two huts, the Alba Hut and the Sorel Hut": what names all of them is none of them. */
const countsAll = (item: string, own: ReadonlySet<string>): boolean =>
  countWords.test(item) && item.split(' ').some(word => own.has(stem(word.toLowerCase())))

const marked = /^(?:[-*\u2022]|\d{1,2}[.)]) /

/** The things that a text enumerates: its list, else the enumeration of the sentence that names them, else the longest. */
export function findEnumeration({ segments, text }: ReadText, field: Field, mustName = false): string[] {
  const lines = text
    .split('\n', 500)
    .map(line => line.trim())
    .filter(line => marked.test(line))
  if (lines.length > 1 && !mustName) return lines.map(line => line.replace(marked, ''))
  const own = new Set(field.words.map(stem))
  const ranked = segments
    .slice(0, 200)
    .map(segment => ({
      items: itemsOf(segment.text.slice(0, 1_000)).filter(item => !countsAll(item, own)),
      names: segment.words.some(({ base }) => own.has(base)),
    }))
    .filter(({ items, names }) => items.length > 1 && (names || !mustName))
    .sort((a, b) => Number(b.names) - Number(a.names) || b.items.length - a.items.length)
  return ranked[0]?.items ?? []
}
