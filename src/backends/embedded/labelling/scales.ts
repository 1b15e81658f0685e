import { type Profile, textProfile } from '../language/concept-profile.ts'
import { concepts } from '../language/concepts.ts'
import type { Sentiment } from '../tasks/sentiment.ts'
import type { Label } from './label.ts'
import { namedWords } from './label-names.ts'

const list = (text: string): string[] => text.split(' ')

/** How good a text finds something, from -1 to 1, and `mixed`. */
const goodness: ReadonlyMap<string, number> = new Map([
  ...list(
    'positive pos positiv positif positivo positief good happy thumbs-up fresh fan promoters satisfying enjoyed satisfied praise compliment favourable favorable favorably favourably recommend recommended love promoter pleased up like liked great delighted glad supportive pro optimistic bullish 👍 😀 😊 😃 🙂 excellent',
  ).map(word => [word, 1] as const),
  ...list(
    'negative neg negativ négatif negativo negatief bad unhappy rotten detractors disappointed annoyed dissatisfied complaint complaints criticism unfavourable unfavorable angry upset detractor displeased down dislike disliked poor critical hostile con pessimistic bearish 👎 😞 😠 🙁 😡 terrible frustrated awful',
  ).map(word => [word, -1] as const),
  ...list(
    'neutral neutre neutro neutraal neither meh passives passive okay ok unclear indifferent fair average so-so 😐 informational',
  ).map(word => [word, 0] as const),
  ...list('mixed ambivalent both').map(word => [word, 2] as const),
])
const strong: ReadonlySet<string> = new Set(
  list('very strongly extremely highly delighted love excellent terrible awful furious'),
)
const MIXED = 2
const THRESHOLD = 0.4
const STRONG = 2.5

/** Where a label stands between -1 and 1; 2 for mixed; undefined where it says nothing about good and bad. */
export function goodnessOf(label: Label): number | undefined {
  const named = namedWords(label.name)
  const negated = ['not', 'no', 'non', 'dis', "don't", 'un'].includes(named[0] ?? '')
  for (const word of named) {
    const value = goodness.get(word)
    if (value !== undefined) return negated ? -value : value
  }
  return undefined
}

function standing({ praise, blame }: Sentiment, offers: (value: number) => boolean): number {
  const both = Math.min(praise, blame)
  if (both >= 0.5 && both > Math.max(praise, blame) * 0.3 && offers(MIXED)) return MIXED
  const sum = praise - blame
  if (Math.abs(sum) < THRESHOLD && offers(0)) return 0
  // Who has no word of praise reports what went wrong.
  return sum <= 0 ? -1 : 1
}

/** Chooses among labels that all say how good something is. */
export function byGoodness(labels: readonly Label[], found: Sentiment): Label | undefined {
  const value = standing(found, wanted => labels.some(label => goodnessOf(label) === wanted))
  const fitting = labels.filter(label => goodnessOf(label) === value)
  const isStrong = Math.abs(found.praise - found.blame) >= STRONG
  return (
    fitting.find(label => namedWords(label.name).some(word => strong.has(word)) === isStrong) ?? fitting[0]
  )
}

/** Chooses among grades such as 1 to 5 stars, from the worst to the best. */
export function byGrade(grades: readonly Label[], { praise, blame }: Sentiment): Label | undefined {
  const values = grades.map(label => Number(/-?\d+/.exec(label.name)?.[0]))
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const share = 0.5 + Math.max(-0.5, Math.min(0.5, (praise - blame) / 4))
  const wanted = least + share * (most - least)
  const distances = values.map(value => Math.abs(value - wanted))
  return grades[distances.indexOf(Math.min(...distances))]
}

/** How pressing labels of urgency say that something is, from 0 to 1. */
const pressing: ReadonlyMap<string, number> = new Map([
  ...list('critical emergency urgent blocker p0 sev0 sev1 p1 s1 immediate severe now highest crisis').map(
    word => [word, 1] as const,
  ),
  ...list('high important p2 sev2 s2 major elevated soon serious today').map(word => [word, 0.75] as const),
  ...list('medium moderate normal p3 sev3 s3 standard regular mid average week').map(
    word => [word, 0.45] as const,
  ),
  ...list(
    'low minor trivial p4 p5 sev4 s4 sev5 routine lowest whenever later nonurgent cosmetic none negligible',
  ).map(word => [word, 0.1] as const),
])

export function pressingOf(label: Label): number | undefined {
  const named = namedWords(label.name)
  if (['not', 'non', 'no', 'un'].includes(named[0] ?? '') && named.length > 1) return 0.1
  for (const word of named) {
    const value = pressing.get(word)
    if (value !== undefined) return value
  }
  return undefined
}

const numberOf = (name: string): number => concepts.findIndex(({ name: own }) => own === name)
const raising: readonly (readonly [number, number])[] = [
  [numberOf('urgent'), 1],
  [numberOf('everybody'), 0.6],
  [numberOf('outage'), 0.5],
  [numberOf('dataloss'), 0.7],
  [numberOf('deadline'), 0.4],
  [numberOf('security'), 0.5],
  [numberOf('many'), 0.2],
  [numberOf('danger'), 1.3],
]
const lowering: readonly (readonly [number, number])[] = [
  [numberOf('low'), 1.1],
  [numberOf('cosmetic'), 0.8],
  [numberOf('wish'), 0.5],
]
const QUESTION = 0.5
const PRESSING = 1.1
const RELAXED = -0.25

const sum = (profile: Profile, weights: readonly (readonly [number, number])[]): number =>
  weights.reduce((total, [concept, weight]) => total + (profile.get(concept) ?? 0) * weight, 0)

/** How pressing a text is: about 1 and more for what cannot wait, below 0 for what can. */
export function urgencyOf(found: readonly string[]): number {
  const profile = textProfile(found)
  const asksOnly = found.includes('?question') && !found.includes('?statement')
  return sum(profile, raising) - sum(profile, lowering) - (asksOnly ? QUESTION : 0)
}

/** Chooses among labels that all say how pressing something is. */
export function byUrgency(labels: readonly Label[], urgency: number): Label | undefined {
  const values = labels.map(label => pressingOf(label) ?? 0.45)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const share = labels.length === 2 ? (urgency >= 0.7 ? 1 : 0) : (urgency - RELAXED) / (PRESSING - RELAXED)
  const wanted = least + Math.max(0, Math.min(1, share)) * (most - least)
  const distances = values.map(value => Math.abs(value - wanted))
  return labels[distances.indexOf(Math.min(...distances))]
}
