import { type Facet, facets } from '../language/facets.ts'
import { shareOf } from '../language/match-passages.ts'
import { type Focus, readFocus } from '../language/read-focus.ts'
import type { Shape } from '../language/read-shape.ts'
import { sentences } from '../language/sentences.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { type Unit, units } from '../language/units.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { layOut } from './lay-out.ts'

const DEFAULT_COUNT = 3
const MOST_COUNT = 50
/** Two units that share this much of the shorter one's words say the same. */
const REPEATS = 0.7
/** How surely a label, a word, a mere hint show a facet. */
const BY_LABEL = 1
const BY_WORD = 0.75
const BY_HINT = 0.35
/** Each further unit of one facet is worth so much less. */
const SAME_FACET = 0.6
const MOST_COMPETING = 150
/** Each facet but the strongest counts in part. */
const FURTHER = 0.35
/** The first statement of a text often says what it is about. */
const FIRST = 1
/** Where few pieces are asked for, each may hold two statements of about so many words. */
const FEW = 2
const PACKED_WORDS = 32

interface Scored {
  readonly unit: Unit
  readonly index: number
  readonly stems: ReadonlySet<string>
  readonly score: number
  /** The facet that it shows most. */
  readonly facet: string
}

interface Read {
  readonly unit: Unit
  readonly index: number
  readonly all: ReadonlySet<string>
  /** Without stop words. */
  readonly stems: ReadonlySet<string>
}

const hasDate = (text: string): boolean => /\d{4}-\d\d-\d\d|\d\d?[/.]\d\d?[/.]\d\d/.test(text)

function read(unit: Unit, index: number): Read {
  const all = new Set<string>()
  const stems = new Set<string>()
  for (const word of words(unit.text)) {
    const base = stem(word)
    all.add(base)
    if (!stopWords.has(word)) stems.add(base)
  }
  return { unit, index, all, stems }
}

const holds = (stems: ReadonlySet<string>, cues: ReadonlySet<string>): boolean => {
  for (const cue of cues) if (stems.has(cue)) return true
  return false
}

/** How surely a unit shows a facet: 1 by its label, less by its words. */
function certainty(
  { name, names, cues, hints }: Facet,
  { all, unit }: Read,
  labels: readonly string[],
): number {
  if (labels.some(label => names.has(label))) return BY_LABEL
  if (name === 'number' ? /\d/.test(unit.text) : name === 'date' && hasDate(unit.text)) return BY_WORD
  if (holds(all, cues)) return BY_WORD
  return holds(all, hints) ? BY_HINT : 0
}

/** The facets that a unit shows, the strongest in full and each further one in part. */
function facetScore(unit: Read, focus: Focus): { readonly score: number; readonly facet: string } {
  const labels = words(`${unit.unit.label} ${unit.unit.heading}`).map(stem)
  let strongest = 0
  let further = 0
  let against = 0
  let strongestName = ''
  for (const facet of facets) {
    const weight = focus.weights.get(facet.name) ?? 0
    const share = weight * certainty(facet, unit, labels)
    if (share < 0) against += share
    else {
      further += Math.min(strongest, share)
      if (share > strongest) strongestName = facet.name
      strongest = Math.max(strongest, share)
    }
  }
  return { score: strongest + further * FURTHER + against, facet: strongestName }
}

/** How much of the whole text's vocabulary a unit carries, from 0 to 1. */
function centrality(
  stems: ReadonlySet<string>,
  frequency: ReadonlyMap<string, number>,
  highest: number,
): number {
  if (stems.size === 0 || highest < 2) return 0
  let sum = 0
  for (const base of stems) sum += (frequency.get(base) ?? 0) - 1
  return Math.min(1, sum / stems.size / (highest - 1) + Math.min(stems.size, 12) / 24)
}

function sharedCount(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0
  for (const base of some) count += shareOf(base, others)
  return count
}

function score(all: readonly Read[], focus: Focus): Scored[] {
  const frequency = new Map<string, number>()
  for (const { stems } of all) for (const base of stems) frequency.set(base, (frequency.get(base) ?? 0) + 1)
  const highest = Math.max(1, ...frequency.values())
  return all.map(one => {
    const asked = sharedCount(focus.stems, one.stems) * 2 + sharedCount(focus.mentioned, one.stems)
    const small = one.stems.size < 3 ? -2.5 : 0
    const question = one.unit.text.endsWith('?') ? -1.5 : 0
    const first = one.index === 0 ? FIRST : 0
    const shown = facetScore(one, focus)
    const total =
      shown.score + Math.min(asked, 4) + centrality(one.stems, frequency, highest) + small + question + first
    return { unit: one.unit, index: one.index, stems: one.stems, score: total, facet: shown.facet }
  })
}

function repeats(one: Scored, chosen: readonly Scored[]): boolean {
  return chosen.some(({ stems }) => {
    const [small, large] = stems.size < one.stems.size ? [stems, one.stems] : [one.stems, stems]
    let shared = 0
    for (const base of small) if (large.has(base)) shared++
    return small.size > 0 && shared / small.size >= REPEATS
  })
}

/** The best `count` units, in the order of the text: none repeats another, and further ones of a facet count less. */
function choose(scored: readonly Scored[], count: number): Scored[] {
  const chosen: Scored[] = []
  const left = scored.toSorted((a, b) => b.score - a.score || a.index - b.index).slice(0, MOST_COMPETING)
  const passed: Scored[] = []
  const worth = (one: Scored): number =>
    one.score - SAME_FACET * chosen.filter(({ facet }) => facet === one.facet && facet !== '').length
  while (chosen.length < count && left.length > 0) {
    const best = left.reduce((top, one) => (worth(one) > worth(top) ? one : top))
    left.splice(left.indexOf(best), 1)
    ;(repeats(best, chosen) ? passed : chosen).push(best)
  }
  return [...chosen, ...passed.slice(0, count - chosen.length)].sort((a, b) => a.index - b.index)
}

/** Splits at ever weaker marks until there are enough pieces, or none is left to split. */
function splitFurther(all: readonly Unit[], count: number): Unit[] {
  let pieces = [...all]
  const splits = [
    sentences,
    (text: string) => text.split('; '),
    (text: string) => text.split(/, (?:and |but )?/),
  ]
  for (const split of splits) {
    if (pieces.length >= count) break
    pieces = pieces.flatMap(unit => split(unit.text).map(text => ({ ...unit, text: text.trim() })))
  }
  return pieces.filter(({ text }) => text !== '')
}

const wordCount = (text: string): number => text.split(' ').length

/** Joins two short statements into one piece where few pieces are asked for, lest a main point is left out. */
function pack(scored: readonly Scored[], count: number): string[] {
  const best = choose(scored, count * 2)
  const top = Math.max(...best.map(one => one.score))
  const worth = best.filter(one => one.score >= top * 0.5 && one.score > 1)
  if (worth.length <= count) return choose(scored, count).map(({ unit }) => unit.text)
  const pieces: string[] = []
  const size = Math.ceil(worth.length / count)
  for (let index = 0; index < worth.length; index += size) {
    const group = worth.slice(index, index + size).map(({ unit }) => unit.text)
    const fits = group.reduce((sum, text) => sum + wordCount(text), 0) <= PACKED_WORDS
    const [first = '', ...others] = fits ? group : [bestOf(worth.slice(index, index + size))]
    pieces.push([first.replace(/\.$/, others.length > 0 ? '' : '.'), ...others].join('; '))
  }
  return pieces
}

const bestOf = (group: readonly Scored[]): string =>
  group.reduce((best, one) => (one.score > best.score ? one : best)).unit.text

function defaultShape(available: number): Shape {
  return { form: 'sentences', count: available > 6 ? DEFAULT_COUNT : available > 2 ? 2 : 1 }
}

/** Chooses statements of a text for a purpose and writes them in the form asked for. */
export function extract(text: string, instruction: string, asked: Shape): string {
  const lines = units(text)
  const shape = asked.form === undefined ? { ...defaultShape(lines.length), ...asked } : asked
  const count = Math.min(shape.count ?? DEFAULT_COUNT, MOST_COUNT)
  const single = shape.form === 'sentences'
  const pieces = single
    ? lines.flatMap(unit => sentences(unit.text).map(sentence => ({ ...unit, text: sentence })))
    : lines
  const scored = score(splitFurther(pieces, count).map(read), readFocus(instruction))
  if (scored.length === 0) return layOut([text.trim()], shape)
  const chosen =
    single && count <= FEW && asked.words === undefined
      ? pack(scored, count)
      : choose(scored, count).map(({ unit }) => unit.text)
  return layOut(chosen, shape)
}

/** A summary in the text's own words: decisions, outcomes, dates and owners before background. */
export function summarise({
  task,
  material,
  instruction,
  prompt,
  shape,
  rules,
}: Assignment): string | undefined {
  const listed = (shape.form === 'bullets' || shape.form === 'numbered') && task === undefined
  if (material === '' || !(task === 'summarise' || (listed && !rules.includes('extract')))) return undefined
  return extract(material, `${prompt.system}\n${instruction}`, shape)
}
