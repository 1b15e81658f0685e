import { measureOf } from '../entities/measures.ts'
import { commonVerbs } from '../language/common-verbs.ts'
import { sentences } from '../language/sentences.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { words } from '../language/words.ts'

const MOST_ROWS = 20
const MISSING = '-'
/** What is compared where a clause only has a verb or a unit for it. */
const aspects: readonly (readonly [name: string, cue: RegExp])[] = [
  [
    'Price',
    /\b(?:costs?|priced?|charges?|fee)\b|[\u20ac$\u00a3] ?\d|\d ?(?:euros?|dollars?|pounds?|EUR|USD|GBP)\b/i,
  ],
  ['Weight', /\bweigh\w*|\d ?(?:kg|g|grams?|kilos?|lbs?|pounds|ounces|tonnes?)\b/i],
  ['Speed', /\b(?:fast|quick|slow)\w*\b|\d ?(?:km\/h|mph|kph)\b/i],
  ['Duration', /\b(?:takes?|lasts?|warranty)\b/i],
  ['Opening hours', /\b(?:opens?|closes?|closed)\b/i],
  ['Size', /\b(?:large|small|big|size|inch(?:es)?|cm|metres?|square)\b/i],
  ['Distance', /\b(?:away|from the (?:centre|center|station)|km|miles?)\b/i],
]

/** Words of money say what is measured no more than those of other measures do. */
const units = new Set(
  'euro euros dollar dollars pound pounds franc francs eur usd gbp cents pence percent'.split(' '),
)

interface Clause {
  readonly text: string
  readonly stems: ReadonlySet<string>
  readonly aspect: string | undefined
}

const clausesOf = (sentence: string): string[] =>
  sentence
    .replace(/[.!?]+$/, '')
    .split(
      /[,;] (?:and |but |while |whereas )?| and (?=[a-z]+s (?:an? |the |up |no |free |from |about |\d))| and (?=(?:has|is|costs|comes|takes|weighs|offers|runs|lasts|opens|an? |the )\b)| (?:but|while|whereas) /,
    )
    .map(part => part.trim())
    .filter(part => part !== '')

const contentOf = (text: string): Set<string> =>
  new Set(
    words(text)
      .filter(
        word =>
          !stopWords.has(word) &&
          !units.has(word) &&
          !measureOf.has(word) &&
          !/^\d/.test(word) &&
          !commonVerbs.has(stem(word)),
      )
      .map(stem),
  )

/** The clauses that speak of each thing: from where it is named up to where another one is. */
function clausesByThing(material: string, things: readonly string[]): Clause[][] {
  const found: Clause[][] = things.map(() => [])
  let current = -1
  for (const sentence of material.split('\n').flatMap(line => sentences(line)))
    for (const clause of clausesOf(sentence)) {
      const lower = clause.toLowerCase()
      const named = things.findIndex(thing => lower.includes(thing.toLowerCase()))
      if (named >= 0) current = named
      const other = current >= 0 && named < 0 && /\b(?:the other|the second|the latter)\b/.test(lower)
      if (other && things.length === 2) current = 1 - current
      if (current < 0) continue
      const thing = things[current] ?? ''
      const at = lower.indexOf(thing.toLowerCase())
      const text = at < 0 ? clause : `${clause.slice(0, at)}${clause.slice(at + thing.length)}`
      const bare = text
        .replace(/^\s*(?:the|an?|with|it|they|by contrast|in contrast|and|on the other hand)?\s+/i, '')
        .trim()
      const aspect = aspects.find(([, cue]) => cue.test(bare))?.[0]
      if (bare !== '') found[current]?.push({ text: bare, stems: contentOf(bare), aspect })
    }
  return found
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** What a clause says, without its verb of being or having. */
const told = (text: string): string =>
  text
    .replace(
      /^(?:is|are|was|has|have|comes with|offers?|costs?|weighs?|takes?|lasts?|runs)\s+(?:an? |the |about )?/i,
      '',
    )
    .trim() || text

/** How much two clauses speak of the same. */
function alike(one: Clause, other: Clause): number {
  const shared = [...one.stems].filter(base => other.stems.has(base)).length
  return shared * 2 + (one.aspect !== undefined && one.aspect === other.aspect ? 1.5 : 0)
}

function nameOf(clauses: readonly Clause[]): string {
  const [first] = clauses
  if (!first) return MISSING
  const shared = words(first.text).find(
    word =>
      first.stems.has(stem(word)) &&
      clauses.length > 1 &&
      clauses.every(({ stems }) => stems.has(stem(word))),
  )
  return capital(
    shared ?? first.aspect ?? words(first.text).findLast(word => first.stems.has(stem(word))) ?? 'Other',
  )
}

/**
 * Rows that compare things by what a text says of each: the aspect, then a cell for each thing.
 * @param things as the columns name them
 */
export function compareThings(material: string, things: readonly string[]): string[][] {
  const [first = [], ...others] = clausesByThing(material, things)
  const left = others.map(clauses => [...clauses])
  const rows: string[][] = []
  for (const clause of first.slice(0, MOST_ROWS)) {
    const matched = left.map(clauses => {
      const best = clauses.reduce<Clause | undefined>(
        (most, one) => (alike(clause, one) > (most ? alike(clause, most) : 0) ? one : most),
        undefined,
      )
      if (best) clauses.splice(clauses.indexOf(best), 1)
      return best
    })
    const all = [clause, ...matched.flatMap(one => one ?? [])]
    rows.push([nameOf(all), told(clause.text), ...matched.map(one => (one ? told(one.text) : MISSING))])
  }
  for (const [index, clauses] of left.entries())
    for (const clause of clauses.slice(0, MOST_ROWS)) {
      const cells = things.map((_, at) => (at === index + 1 ? told(clause.text) : MISSING))
      rows.push([nameOf([clause]), ...cells])
    }
  return rows.slice(0, MOST_ROWS)
}
