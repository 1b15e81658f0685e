import { cityNames, countryNames } from '../entities/place-names.ts'
import { stem } from '../language/stem.ts'
import { nearness } from './nearness.ts'
import type { Question } from './question.ts'
import type { Passage } from './read-context.ts'
import { answeredBy, isAsked, otherDimension, suits } from './suits.ts'

/** A passage, and how surely it answers. */
export interface Evidence {
  readonly passage: Passage
  /** The share of what is asked that it holds, from 0 to 1. */
  readonly coverage: number
  /** The same with what speaks for the kind of answer. */
  readonly score: number
  /** Whether it holds something of the kind that is asked for. */
  readonly suits: boolean
}

/** "Do you ship to Canada?" is answered by what is said of abroad. */
const ELSEWHERE = 0.7
const HEADING = 0.6
const BEFORE = 0.4
const BEFORE_PRONOUN = 0.6
const AFTER = 0.15
/** One word of a question that tells something must be there, in this or a like word. */
const ANCHOR = 0.55
/** What a whole text is about need not be said again. */
const TOPIC = 0.5
const TOPIC_WEIGHT = 0.5
const SUITS = 0.22
const SUITS_NOT = -0.2
/** A cause need not be marked as one; a place often is. */
const LOOSE_KIND = 0.4
const MOST_READ = 16
const MOST_STEMS = 30
/** Verbs that any sentence may put otherwise: what they are about says more. */
const general = new Set(
  'work start begin open close run take cost need use have give go come make bring happen want become lead mean charge keep hold offer provide include apply pay show see look help find send leave put stay turn move change do order get live say cover claim built build allow call'
    .split(' ')
    .map(stem),
)
const pronoun =
  /^\W*(?:it|they|he|she|its|their|his|her|this|that|these|those|there|both|such|then|before that|after that|until then)\b/i
const elsewhere = new Set([
  'abroad',
  'foreign',
  'internat',
  'international',
  'worldwid',
  'oversea',
  'outsid',
  'europ',
  'countri',
  'global',
])

/** How near the nearest of some stems is to one; what was compared is kept, as texts repeat their words. */
function createNearest(base: string): (stems: ReadonlySet<string>) => number {
  const known = new Map<string, number>()
  const placed = countryNames.has(base) || cityNames.has(base)
  return stems => {
    if (stems.has(base)) return 1
    let best = 0
    for (const other of stems) {
      let near = known.get(other)
      if (near === undefined) {
        near = placed && elsewhere.has(other) ? ELSEWHERE : nearness(base, other)
        known.set(other, near)
      }
      if (near > best) best = near
    }
    return best
  }
}

const TENSE = 0.06
/** "Will", "now" of a question agree with those of an answer; what was planned or used to be is rarely asked for. */
function tense(question: string, text: string): number {
  const ahead = /\b(?:will|now|currently|today|next|going to)\b/i
  const past =
    /\b(?:had hoped|had planned|originally|used to|formerly|previously|before that|until 19|until 20|former|old)\b/i
  const agrees = ahead.test(question) && ahead.test(text) ? TENSE : 0
  return (
    agrees -
    (past.test(text) &&
    !/\b(?:was|were|did|had|before|previous|former|original|old|used)\w*\b/i.test(question)
      ? TENSE
      : 0)
  )
}

const PLACED = 0.12
const kindShare = ({ strict, type }: Question): number =>
  strict ? 1 : type === 'reason' || type === 'place' ? LOOSE_KIND : 0

/** Where a place is asked for, whether one is named. */
const placed = (question: Question, passage: Passage): boolean =>
  question.type === 'person'
    ? passage
        .read()
        .entities.some(
          entity => entity.kind === 'name' && (entity.person ?? 0) >= 0.6 && !isAsked(entity, question),
        )
    : question.type === 'place' &&
      passage.read().entities.some(({ kind, place = 0 }) => kind === 'street' || place >= 0.6)

/** Finds what answers a question, the surest first. */
export function findEvidence(question: Question, passages: readonly Passage[]): Evidence[] {
  const asked = [...question.stems].slice(0, MOST_STEMS)
  const near = asked.map(([base]) => createNearest(base))
  const own = near.map(nearest => passages.map(({ stems }) => nearest(stems)))
  const above = near.map(nearest =>
    passages.map(({ heading }) => (heading.size === 0 ? 0 : nearest(heading))),
  )
  const topic = new Set([...(passages[0]?.stems ?? []), ...(passages[0]?.heading ?? [])])
  const weights = asked.map(([base, share], index) => {
    const held = own[index]?.filter(near => near > 0.5).length ?? 0
    const known = topic.has(base) && asked.length > 1 ? TOPIC_WEIGHT : 1
    const weight = Math.log(1 + (passages.length + 2) / (Math.max(1, held) + 0.6)) * share * known
    return general.has(base) ? weight * 0.45 : weight
  })
  const onTopic = asked.map(([base]) => (topic.has(base) ? TOPIC : 0))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  if (whole === 0) return []
  const marksSums =
    question.type === 'amount' &&
    question.field.kinds.get('money') === 1 &&
    passages.some(passage => passage.read().entities.some(({ kind }) => kind === 'money'))
  const specific = asked.some(([base, share]) => share === 1 && !general.has(base))
  const telling = asked.map(([base, share]) => !specific || (share === 1 && !general.has(base)))
  const rough = passages.map((passage, at) => {
    const linked = passages[at - 1]?.paragraph === passage.paragraph
    const follows = passages[at + 1]?.paragraph === passage.paragraph
    const leans = pronoun.test(passage.text) ? BEFORE_PRONOUN : BEFORE
    const shares = asked.map((_, index) =>
      Math.max(
        own[index]?.[at] ?? 0,
        onTopic[index] ?? 0,
        (above[index]?.[at] ?? 0) * HEADING,
        linked ? (own[index]?.[at - 1] ?? 0) * leans : 0,
        follows ? (own[index]?.[at + 1] ?? 0) * AFTER : 0,
      ),
    )
    const isSaid = shares.some(
      (share, index) => telling[index] && share >= ANCHOR && share > (onTopic[index] ?? 0),
    )
    return { passage, shares, coverage: isSaid ? coverageOf(shares, weights) / whole : 0 }
  })
  return rough
    .filter(({ coverage }) => coverage > 0)
    .toSorted((a, b) => b.coverage - a.coverage)
    .slice(0, MOST_READ)
    .map(({ passage, shares }) => {
      const { entities, text } = passage.read()
      const met = shares.map((share, index) => {
        const base = asked[index]?.[0] ?? ''
        const by = answeredBy.some(
          ([stems, is]) =>
            stems.has(base) &&
            !otherDimension(base, passage.stems) &&
            entities.some(entity => is(entity, text)),
        )
        return by ? Math.max(share, 0.9) : share
      })
      const coverage = coverageOf(met, weights) / whole
      const fit = suits(question, passage, marksSums)
      return {
        passage,
        coverage,
        suits: fit,
        score:
          coverage +
          (fit ? SUITS : SUITS_NOT) * kindShare(question) +
          (placed(question, passage) ? PLACED : 0) +
          tense(question.text, text),
      }
    })
    .sort((a, b) => b.score - a.score || a.passage.index - b.passage.index)
}

const coverageOf = (shares: readonly number[], weights: readonly number[]): number =>
  shares.reduce((sum, share, index) => sum + share * (weights[index] ?? 0), 0)
