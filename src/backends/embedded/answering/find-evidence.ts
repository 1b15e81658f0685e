import type { EntityKind } from '../entities/entity.ts'
import { readText } from '../entities/read-text.ts'
import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'
import { createNearest, TOLD } from './create-nearest.ts'
import type { Question } from './question.ts'
import type { Passage } from './read-context.ts'
import { answeredBy, otherDimension, suits } from './suits.ts'

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

const HEADING = 0.7
const BEFORE = 0.35
const BEFORE_PRONOUN = 0.6
const BEFORE_INSIDE = 0.5
const AFTER = 0.15
/** One word of a question that tells something must be there, in this or a like word. */
const ANCHOR = 0.55
/** What a whole text is about need not be said again. */
const TOPIC = 0.5
const TOPIC_WEIGHT = 0.5
const TOPIC_WORDS = 6
/** A verb may well be put otherwise. */
const UNTOLD_DEED = 0.55
/** Who and when: it is the verb that tells one from another. */
const byDeed: ReadonlySet<Question['type']> = new Set(['person', 'past'])
/** A name may not. */
const UNTOLD_NAME = 1.5
/** The kind of answer counts like a word of the question; a cause, a way and a place are less often marked as such. */
const KIND = 1
const LOOSE_KIND = 0.5
/** What speaks against a passage that says nothing of what is asked about: less where its kind alone is telling. */
const UNSAID = 0.2
const UNSAID_VAGUE = 0.4
/** Who, and when, is not told by what does not tell of the deed. */
const UNDONE = 0.25
const DONE = 0.42
const light: ReadonlySet<string> = new Set(
  'set go come get take make use do be put have give'.split(' ').map(stem),
)
const plainKinds: ReadonlySet<Question['type']> = new Set([
  'frequency',
  'age',
  'colour',
  'phone',
  'email',
  'url',
  'name',
])
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

const kindWeight = ({ strict, type }: Question): number =>
  strict ? KIND : type === 'reason' || type === 'place' || type === 'manner' ? LOOSE_KIND : 0

/** The rarer, the more it tells. */
const rarity = (held: number, all: number): number => Math.log(1 + (all + 2) / (Math.max(1, held) + 0.6))

/** What a text begins with is what it is about. */
function topicOf(first: Passage | undefined): ReadonlySet<string> {
  if (first === undefined) return new Set()
  return new Set([...words(first.text).slice(0, TOPIC_WORDS).map(stem), ...first.heading])
}

/** The stems of words with a capital that do not begin the question. */
const namesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/(?<=[\p{L},] )\p{Lu}[\p{L}\d]+/gu)].map(([name]) => stem(name.toLowerCase())))

const limits =
  /\b(?:above|over|below|under|up to|more than|less than|at least|at most|from|between|exceed\w*)\b/i

/** "Above 5,000 EUR" tells of 6,000 EUR: whether a passage limits a sum or a measure like the one in question. */
function setsLimits({ text }: Question, passages: readonly Passage[]): boolean {
  const measures = readText(text).entities.filter(({ kind }) => measured.has(kind))
  return (
    measures.length > 0 &&
    passages.some(
      passage =>
        limits.test(passage.text) &&
        passage
          .read()
          .entities.some(({ kind, unit }) => measures.some(one => one.kind === kind && one.unit === unit)),
    )
  )
}
const measured: ReadonlySet<EntityKind> = new Set(['money', 'quantity', 'duration', 'percent'])

/** Finds what answers a question, the surest first. */
export function findEvidence(question: Question, passages: readonly Passage[]): Evidence[] {
  const asked = [...question.stems].slice(0, MOST_STEMS)
  const near = asked.map(([base]) => createNearest(base))
  const own = near.map(nearest => passages.map(({ stems }) => nearest(stems)))
  const above = near.map(nearest =>
    passages.map(({ heading }) => (heading.size === 0 ? 0 : nearest(heading))),
  )
  // What a question says in digits is not put otherwise: where no passage has it, none answers, but for a limit.
  const untoldNumbers = asked.filter(
    ([base], index) => /\d/.test(base) && !base.startsWith('=') && !own[index]?.some(near => near > 0),
  )
  if (untoldNumbers.length > 0 && !setsLimits(question, passages)) return []
  const topic = topicOf(passages[0])
  const names = namesIn(question.text)
  const weights = asked.map(([base, share], index) => {
    const held = own[index]?.filter(near => near > 0.5).length ?? 0
    const known = topic.has(base) && asked.length > 1 ? TOPIC_WEIGHT : 1
    const untold =
      held > 0
        ? 1
        : names.has(base)
          ? UNTOLD_NAME
          : question.deeds.has(base) && !byDeed.has(question.type)
            ? UNTOLD_DEED
            : 1
    if (untoldNumbers.some(([number]) => number === base)) return 0
    const weight = rarity(held, passages.length) * share * known * untold
    return general.has(base) && !(byDeed.has(question.type) && held === 0) ? weight * 0.45 : weight
  })
  const onTopic = asked.map(([base]) => (topic.has(base) ? TOPIC : 0))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  if (whole === 0) return []
  const marksSums =
    question.type === 'amount' &&
    question.field.kinds.get('money') === 1 &&
    passages.some(passage => passage.read().entities.some(({ kind }) => kind === 'money'))
  const tells = ([base, share]: readonly [string, number]): boolean => share === 1 && !general.has(base)
  const specific = asked.some(tells)
  const particular = asked.some(one => tells(one) && !topic.has(one[0]))
  const telling = asked.map(one => !specific || (tells(one) && !(particular && topic.has(one[0]))))
  const deeds = asked.map(([base]) => question.deeds.has(base) && !topic.has(base) && !light.has(base))
  const isDone = (shares: readonly number[]): boolean =>
    !byDeed.has(question.type) ||
    !deeds.includes(true) ||
    shares.some((share, index) => deeds[index] && share >= DONE)
  const rough = passages.map((passage, at) => {
    const linked = passages[at - 1]?.paragraph === passage.paragraph
    const follows = passages[at + 1]?.paragraph === passage.paragraph
    const leans = pronoun.test(passage.text)
    const back = leans
      ? BEFORE_PRONOUN
      : /\b(?:it|they|he|she|them)\b/i.test(passage.text)
        ? BEFORE_INSIDE
        : BEFORE
    const shares = asked.map((_, index) =>
      Math.max(
        own[index]?.[at] ?? 0,
        onTopic[index] ?? 0,
        (above[index]?.[at] ?? 0) * HEADING,
        linked ? (own[index]?.[at - 1] ?? 0) * back : 0,
        follows ? (own[index]?.[at + 1] ?? 0) * AFTER : 0,
      ),
    )
    const isWhole = telling.every(
      (tells, index) => !tells || asked[index]?.[0].startsWith('=') || (own[index]?.[at] ?? 0) >= ANCHOR,
    )
    const isSaid =
      isWhole ||
      shares.some(
        (share, index) =>
          telling[index] &&
          share >= (leans ? BEFORE_PRONOUN * TOLD : ANCHOR) &&
          share > (onTopic[index] ?? 0),
      )
    return { passage, shares, isSaid, coverage: coverageOf(shares, weights) / whole }
  })
  const read = rough
    .filter(({ coverage }) => coverage > 0)
    .toSorted((a, b) => b.coverage - a.coverage)
    .slice(0, MOST_READ)
    .map(one => ({ ...one, fit: suits(question, one.passage, marksSums) }))
  const kindly = kindWeight(question)
  const ofKind =
    kindly === 0 ? 0 : kindly * rarity(read.filter(({ fit }) => fit >= 0.6).length, passages.length)
  return read
    .map(({ passage, shares, fit, isSaid }) => {
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
      const told = coverageOf(met, weights)
      return {
        passage,
        coverage: told / whole,
        suits: fit > 0,
        score:
          (told + fit * ofKind) / (whole + ofKind) +
          tense(question.text, text) -
          (isDone(shares) ? 0 : UNDONE) -
          (isSaid ? 0 : plainKinds.has(question.type) ? UNSAID : UNSAID_VAGUE),
      }
    })
    .sort((a, b) => b.score - a.score || a.passage.index - b.passage.index)
}

const coverageOf = (shares: readonly number[], weights: readonly number[]): number =>
  shares.reduce((sum, share, index) => sum + share * (weights[index] ?? 0), 0)
