import type { ScoredUnit } from './score-units.ts'

/** Two units that share this much of the shorter one's words say the same. */
const REPEATS = 0.7
/** Each further unit of one facet is worth so much less. */
const SAME_FACET = 0.6
/** A longer text says something that matters in each of its parts. */
const SAME_PARAGRAPH = 0.35
/** Only so many of the best are weighed against each other. */
const MOST_COMPETING = 150

function repeats(one: ScoredUnit, chosen: readonly ScoredUnit[]): boolean {
  return chosen.some(({ stems }) => {
    const [fewer, more] = stems.size < one.stems.size ? [stems, one.stems] : [one.stems, stems]
    let shared = 0
    for (const base of fewer) if (more.has(base)) shared++
    return fewer.size > 0 && shared / fewer.size >= REPEATS
  })
}

/**
 * The best `count` units, in the order of the text. One that repeats another comes only where there are not
 * enough others, and further ones of a facet count less.
 */
export function chooseUnits(scored: readonly ScoredUnit[], count: number): ScoredUnit[] {
  const left = scored.toSorted((a, b) => b.score - a.score || a.index - b.index).slice(0, MOST_COMPETING)
  const chosen: ScoredUnit[] = []
  const repeating: ScoredUnit[] = []
  const facets = new Map<string, number>()
  const paragraphs = new Map<number, number>()
  const worth = ({ score, facet, unit }: ScoredUnit): number =>
    score - SAME_FACET * (facets.get(facet) ?? 0) - SAME_PARAGRAPH * (paragraphs.get(unit.paragraph) ?? 0)
  while (chosen.length < count && left.length > 0) {
    const best = left.reduce((top, one) => (worth(one) > worth(top) ? one : top))
    left.splice(left.indexOf(best), 1)
    if (repeats(best, chosen)) repeating.push(best)
    else {
      chosen.push(best)
      paragraphs.set(best.unit.paragraph, (paragraphs.get(best.unit.paragraph) ?? 0) + 1)
      if (best.facet !== '') facets.set(best.facet, (facets.get(best.facet) ?? 0) + 1)
    }
  }
  return [...chosen, ...repeating.slice(0, count - chosen.length)].sort((a, b) => a.index - b.index)
}
