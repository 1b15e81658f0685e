import type { Entity } from '../entities/entity.ts'
import { measures } from '../entities/measures.ts'
import { cityNames, countryNames } from '../entities/place-names.ts'
import { fits } from '../entities/rank-entities.ts'
import { stem } from '../language/stem.ts'
import { nearness } from './paraphrases.ts'
import type { Question } from './question.ts'
import type { Passage } from './read-context.ts'

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
/** What a whole text is about need not be said again. */
const TOPIC = 0.35
const TOPIC_WEIGHT = 0.7
const SUITS = 0.22
const SUITS_NOT = -0.2
/** A cause need not be marked as one; a place often is. */
const LOOSE_KIND = 0.4
const MOST_READ = 40
const MOST_STEMS = 30
/** Verbs that any sentence may put otherwise: what they are about says more. */
const general = new Set(
  'work start begin open close run take cost need use have give go come make bring happen want become lead mean charge keep hold offer provide include apply pay show see look help find send leave put stay turn move change do order get live say cover claim built build allow call'
    .split(' ')
    .map(stem),
)
const pronoun =
  /^\W*(?:it|they|he|she|its|their|his|her|this|that|these|those|there|both|such|then|before that|after that|until then)\b/i
const roles =
  /\b(?:team|engineer|manager|director|officer|owner|department|group|committee|person|president|staff|nurse|doctor|teacher|volunteers?|charity|council|family|police|company|firm|agency|board|chair\w*|head|lead|sailors?|members?|guests?|residents?|employees?|children|adults?|students?|parents?|anyone|everyone|nobody|users?|customers?|caretaker|cooperative|neighbours?|farmers?|people|service|desk|office)\b|\bby (?:the|an?|its|local)\b/i
const places =
  /\b(?:in|at|on|from|to|near|under|behind|along|outside|inside|opposite|next to|between|via|through|into|left|right|upstairs|downstairs)\b/i
const causes =
  /\b(?:because|since|as|due to|so that|in order to|therefore|that is why|which is why|reason|owing to|thanks to|to (?:avoid|make|keep|save|protect|prevent))\b/i
const priced =
  /\b(?:cost|costs|price|fee|pay|pays|paid|for|charge|charged|is|are|per|a month|a year|each|fine|worth|from)\b[^.]{0,12}\d|\d[\d.,]* (?:a|an|per|each|p\.|\/)|:[^.]*\d/i

/** Stems of what a sum, a measure, a number of a telephone answers by being one. */
const answeredBy: readonly (readonly [ReadonlySet<string>, (entity: Entity, text: string) => boolean])[] = [
  [
    new Set('cost price fee charg pay paid rate fare rent salari wage earn expens'.split(' ')),
    ({ kind, text }, whole) =>
      kind === 'money' || (kind === 'number' && (/[.,]\d\d$/.test(text) || priced.test(whole))),
  ],
  [new Set(['phone', 'telephon', 'mobil', 'call', 'ring']), ({ kind }) => kind === 'phone'],
  [new Set(['email', 'mail']), ({ kind }) => kind === 'email'],
  [new Set(['websit', 'web', 'url', 'link']), ({ kind }) => kind === 'url'],
  [new Set(['address', 'locat']), ({ kind }) => kind === 'street'],
  [new Set(['percentag', 'percent', 'share']), ({ kind }) => kind === 'percent'],
  [
    new Set(['year', 'ag', 'age', 'old']),
    ({ kind, unit, text }) => kind === 'year' || (unit === 'duration' && /year/.test(text)),
  ],
  ...measures.map(
    ({ name, asks }) =>
      [new Set([...asks].map(stem)), ({ unit, kind }: Entity) => unit === name && kind !== 'money'] as const,
  ),
]

const dimensions: readonly ReadonlySet<string>[] = [
  'long length',
  'deep depth',
  'wide width broad breadth',
  'tall high height altitud',
  'far distanc',
  'heavi weight weigh',
  'thick',
].map(text => new Set(text.split(' ')))

/** "312 km long" says nothing of a depth. */
function otherDimension(base: string, stems: ReadonlySet<string>): boolean {
  const own = dimensions.find(group => group.has(base))
  if (own === undefined) return false
  const said = dimensions.filter(group => [...group].some(word => stems.has(word)))
  return said.length > 0 && !said.includes(own)
}

/** Whether one of the numbers of a passage counts what is asked for. */
function countsAsked(unit: string, passage: Passage): boolean {
  const { segments, entities } = passage.read()
  const all = segments.flatMap(segment => segment.words)
  return entities.some(entity => {
    if (!['number', 'quantity', 'duration', 'identifier'].includes(entity.kind)) return false
    const own = entity.text
      .toLowerCase()
      .split(/[^a-z]+/)
      .some(word => word.length > 1 && nearness(stem(word), unit) > 0.55)
    const at = all.findIndex(({ start }) => start >= entity.start)
    return own || all.slice(Math.max(0, at - 4), at + 5).some(({ base }) => nearness(base, unit) > 0.55)
  })
}

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

const nearest = (base: string, stems: ReadonlySet<string>): number => {
  if (stems.has(base)) return 1
  const placed = countryNames.has(base) || cityNames.has(base)
  let best = placed && [...elsewhere].some(word => stems.has(word)) ? ELSEWHERE : 0
  for (const other of stems) {
    const near = nearness(base, other)
    if (near > best) best = near
  }
  return best
}

function suits(question: Question, passage: Passage): boolean {
  const { type, field } = question
  const { text } = passage
  if (type === 'reason') return causes.test(text)
  if (type === 'truth' || type === 'manner' || type === 'thing') return true
  const { entities } = passage.read()
  if (type === 'person')
    return (
      entities.some(
        ({ kind, person = 0, organisation = 0 }) => kind === 'name' && Math.max(person, organisation) >= 0.4,
      ) || roles.test(text)
    )
  if (type === 'place')
    return (
      places.test(text) ||
      entities.some(({ kind, place = 0 }) => kind === 'street' || place >= 0.5) ||
      /:/.test(text)
    )
  if (type === 'time')
    return (
      entities.some(({ kind }) => ['date', 'time', 'weekday', 'year', 'duration'].includes(kind)) ||
      /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|morning|evening|night|noon|christmas|easter|daily|weekly|when|after|before|until|once)\b/i.test(
        text,
      )
    )
  if (type === 'span')
    return (
      entities.some(({ kind }) => kind === 'duration' || kind === 'date') ||
      /\b(?:an? (?:hour|day|week|month|year|minute)|daily|weekly|monthly|once|twice|annually|every|until|metres?|km)\b/i.test(
        text,
      )
    )
  const money = field.kinds.get('money') === 1
  const counted = /\bhow many\b/i.test(question.text) && field.unit !== undefined ? field.unit : undefined
  if (counted !== undefined) return countsAsked(counted, passage)
  return (
    entities.some(entity =>
      money
        ? (answeredBy[0]?.[1](entity, text) ?? false) ||
          entity.kind === 'percent' ||
          entity.kind === 'quantity'
        : fits(entity, field) >= 0.35,
    ) ||
    (money && /\b(?:free|nothing|no charge)\b/i.test(text)) ||
    (!money &&
      /\b(?:one|two|three|four|a|an|no|single|unlimited|both)\b/i.test(text) &&
      entities.some(({ kind }) => kind === 'number'))
  )
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
const placed = ({ type }: Question, passage: Passage): boolean =>
  type === 'place' && passage.read().entities.some(({ kind, place = 0 }) => kind === 'street' || place >= 0.6)

/** Finds what answers a question, the surest first. */
export function findEvidence(question: Question, passages: readonly Passage[]): Evidence[] {
  const asked = [...question.stems].slice(0, MOST_STEMS)
  const own = asked.map(([base]) => passages.map(({ stems }) => nearest(base, stems)))
  const above = asked.map(([base]) =>
    passages.map(({ heading }) => (heading.size === 0 ? 0 : nearest(base, heading))),
  )
  const topic = new Set([...(passages[0]?.stems ?? []), ...(passages[0]?.heading ?? [])])
  const weights = asked.map(([base, share], index) => {
    const held = own[index]?.filter(near => near > 0.5).length ?? 0
    const known = topic.has(base) && asked.length > 1 ? TOPIC_WEIGHT : 1
    const weight = Math.log(1 + (passages.length + 2) / (held + 0.6)) * share * known
    return general.has(base) ? weight * 0.45 : weight
  })
  const onTopic = asked.map(([base]) => (topic.has(base) ? TOPIC : 0))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  if (whole === 0) return []
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
    return { passage, shares, coverage: coverageOf(shares, weights) / whole }
  })
  return rough
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
      const fit = suits(question, passage)
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
    .filter(({ coverage }) => coverage > 0)
    .sort((a, b) => b.score - a.score || a.passage.index - b.passage.index)
}

const coverageOf = (shares: readonly number[], weights: readonly number[]): number =>
  shares.reduce((sum, share, index) => sum + share * (weights[index] ?? 0), 0)
