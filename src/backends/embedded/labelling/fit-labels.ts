import { embedText } from '../embed-text.ts'
import { nameProfile, type Profile, textProfile } from '../language/concept-profile.ts'
import { speechActs } from '../language/speech-acts.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { synonyms } from '../language/synonyms.ts'
import { words } from '../language/words.ts'
import { type Sentiment, sentiment } from '../tasks/sentiment.ts'
import type { Example } from './examples.ts'
import type { Label } from './label.ts'
import { namedWords } from './label-names.ts'
import { byGoodness, byGrade, byUrgency, goodnessOf, pressingOf, urgencyOf } from './scales.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const rest = list(
  'other others none general misc miscellaneous unknown neutral else residual rest unclear undefined uncategorized uncategorised unsure',
)
const restPhrases = [
  'everything else',
  'anything else',
  'none of',
  'all other',
  'all else',
  'does not fit',
  'not covered',
  'any other',
  'something else',
  'no other',
]
const negators = list('not no never without neither nor')
const DIMENSIONS = 512
const NAME_SHARE = 0.9
const EXAMPLE = 0.5
const NAMED = 2
const DESCRIBED = 1.1
const EXEMPLIFIED = 0.8
const SYNONYM = 0.5
const LIKENESS = 2
const NEGATED = 0.2
const LEAST = 0.35
const HOLDS = 0.7
const COMMON = 0.85
/** Of a text at most so many words are read. */
const MOST_WORDS = 3_000

/** What a label is made of. */
interface Reading {
  readonly label: Label
  readonly names: ReadonlySet<string>
  readonly described: ReadonlySet<string>
  readonly exemplified: ReadonlySet<string>
  readonly profile: Profile
  readonly isRest: boolean
  readonly negated: boolean
}

const contentOf = (found: readonly string[]): string[] => found.filter(word => !stopWords.has(word)).map(stem)

/** A description without what it says the label is not for. */
function affirmed(description: string): string {
  return description
    .split(/[,;.()]| but /)
    .filter(
      part =>
        !negators.has(words(part)[0] ?? '') &&
        !/\b(?:except|excluding|unless|other than|rather than|unrelated)\b/i.test(part),
    )
    .join(', ')
}

const add = (profile: Profile, other: Profile, weight: number): void => {
  for (const [concept, value] of other) profile.set(concept, (profile.get(concept) ?? 0) + value * weight)
}

function readLabel(label: Label, examples: readonly Example[]): Reading {
  const named = namedWords(label.name)
  const negated = named.length > 1 && ['not', 'no', 'non'].includes(named[0] ?? '')
  const described = words(affirmed(label.description)).slice(0, 200)
  const given = examples.filter(one => one.label.toLowerCase() === label.name.toLowerCase())
  const exampleWords = given.flatMap(({ text }) => words(text).slice(0, 200))
  const profile = nameProfile(negated ? named.slice(1) : named)
  add(profile, textProfile(described), NAME_SHARE)
  const shown: Profile = new Map()
  for (const word of new Set(described)) if (!stopWords.has(word)) add(shown, nameProfile([word]), 0.4)
  add(profile, shown, 1)
  const ofExamples = textProfile([...exampleWords, ...given.flatMap(({ text }) => speechActs(text))])
  add(profile, ofExamples, EXAMPLE / Math.max(1, Math.sqrt(given.length)))
  const lower = label.description.toLowerCase()
  return {
    label,
    names: new Set(contentOf(named)),
    described: new Set(contentOf(described)),
    exemplified: new Set(contentOf(exampleWords)),
    profile,
    isRest:
      named.some(word => rest.has(word)) ||
      restPhrases.some(phrase => lower.includes(phrase) || label.name.toLowerCase().includes(phrase)),
    negated,
  }
}

/** Makes what all labels share say little. */
function contrasted(readings: readonly Reading[]): Profile[] {
  const total: Profile = new Map()
  const affirmative = readings.filter(({ negated }) => !negated)
  if (affirmative.length < 2) return readings.map(({ profile }) => profile)
  for (const { profile } of affirmative) add(total, profile, 1 / affirmative.length)
  return readings.map(({ profile }) => {
    const own: Profile = new Map()
    for (const concept of total.keys()) {
      const value = (profile.get(concept) ?? 0) - COMMON * (total.get(concept) ?? 0)
      own.set(concept, value > 0 ? value : value * 0.5)
    }
    return own
  })
}

/** Words that a text says it is not about: "not a refund", "instead of the app". */
function deniedWords(found: readonly string[]): ReadonlySet<string> {
  const denied = new Set<string>()
  for (const [index, word] of found.entries()) {
    const denies =
      ((word === 'not' || word === 'no') &&
        ['about', 'a', 'an', 'the', 'need'].includes(found[index + 1] ?? '')) ||
      ((word === 'instead' || word === 'rather') && ['of', 'than'].includes(found[index + 1] ?? '')) ||
      ((word === "don't" || word === 'not') &&
        ['want', 'need'].includes(found[index + 1] ?? '') &&
        found[index - 1] === 'i')
    if (denies) for (const next of found.slice(index + 1, index + 5)) denied.add(stem(next))
  }
  return denied
}

interface Subject {
  readonly text: string
  readonly stems: ReadonlyMap<string, number>
  readonly groups: ReadonlySet<number>
  readonly profile: Profile
  readonly feeling: Sentiment
  readonly urgency: number
}

function readSubject(text: string): Subject {
  const found = words(text).slice(0, MOST_WORDS)
  const denied = deniedWords(found)
  const feeling = sentiment(text)
  const marks = speechActs(text.slice(0, 4_000))
  if (feeling.blame - feeling.praise > 0.6) marks.push('?complaint')
  if (feeling.praise - feeling.blame > 0.6) marks.push('?praise')
  const stems = new Map<string, number>()
  const groups = new Set<number>()
  for (const word of found) {
    const base = stem(word)
    const weight = denied.has(base) ? NEGATED : 1
    stems.set(base, Math.min(1.5, Math.max(stems.get(base) ?? 0, weight) + (stems.has(base) ? 0.2 : 0)))
    if (!stopWords.has(word)) for (const group of synonyms.get(base) ?? []) groups.add(group)
  }
  const affirmedWords = found.map(word => (denied.has(stem(word)) ? '' : word))
  const profile = textProfile([...affirmedWords, ...marks, ...marks])
  return { text, stems, groups, profile, feeling, urgency: urgencyOf([...found, ...marks]) }
}

function overlap(
  stems: ReadonlySet<string>,
  subject: Subject,
  shared: ReadonlyMap<string, number>,
  count: number,
): number {
  let sum = 0
  for (const base of stems) {
    const rarity = 1 - ((shared.get(base) ?? 1) - 1) / Math.max(1, count - 1)
    const own = subject.stems.get(base)
    if (own !== undefined) sum += own * rarity
    else if ((synonyms.get(base) ?? []).some(group => subject.groups.has(group))) sum += SYNONYM * rarity
  }
  return sum
}

function sharedStems(readings: readonly Reading[]): Map<string, number> {
  const shared = new Map<string, number>()
  for (const { names, described } of readings.filter(({ negated }) => !negated))
    for (const base of new Set([...names, ...described])) shared.set(base, (shared.get(base) ?? 0) + 1)
  return shared
}

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < one.length; index++) sum += (one[index] ?? 0) * (other[index] ?? 0)
  return sum
}

/** How well each label fits a text: its words, its description's, their synonyms, concepts, tone and urgency. */
export function fits(labels: readonly Label[], text: string, examples: readonly Example[]): number[] {
  const readings = labels.map(label => readLabel(label, examples))
  const profiles = contrasted(readings)
  const subject = readSubject(text)
  const shared = sharedStems(readings)
  const vector = embedText(text.slice(0, 2_000), DIMENSIONS)
  const urgencies = labels.map(pressingOf)
  const ordered = urgencies.every(value => value !== undefined)
  const chosen = ordered ? byUrgency(labels, subject.urgency) : undefined
  return readings.map((reading, index) => {
    let score = 0
    for (const [concept, weight] of profiles[index] ?? []) {
      const value = subject.profile.get(concept)
      if (value !== undefined) score += weight * (value / (1 + 0.15 * value))
    }
    score += overlap(reading.names, subject, shared, labels.length) * NAMED
    score += overlap(reading.described, subject, shared, labels.length) * DESCRIBED
    score += overlap(reading.exemplified, subject, new Map(), labels.length) * EXEMPLIFIED
    const said = `${reading.label.name.replace(/[_-]/g, ' ')} ${reading.label.description}`
    score += dot(vector, embedText(said, DIMENSIONS)) * LIKENESS
    const tone = goodnessOf(reading.label)
    const { praise, blame } = subject.feeling
    if (tone === 1) score += (praise - blame) * 1.2
    if (tone === -1) score += (blame - praise) * 0.6
    if (chosen === reading.label) score += 1
    return reading.negated ? 0.5 - score : score
  })
}

/** One of several grades from low to high, by how pressing a text is. */
export function gradeByUrgency(grades: readonly Label[], text: string): Label | undefined {
  if (grades.some(({ description }) => description !== '')) return undefined
  const found = [...words(text).slice(0, MOST_WORDS), ...speechActs(text.slice(0, 4_000))]
  const sorted = [...grades].sort((one, other) => Number(one.name) - Number(other.name))
  const share = Math.max(0, Math.min(1, (urgencyOf(found) + 0.25) / 1.35))
  return sorted[Math.round(share * (sorted.length - 1))]
}

/** Whether a condition holds of a text: its tone, its urgency, or what it talks of. */
export function holds(condition: string, text: string): boolean {
  const label = { name: condition, description: '' }
  const tone = goodnessOf(label)
  const { praise, blame } = sentiment(text)
  if (tone === 1 || tone === -1) return (praise - blame) * tone > 0
  const pressing = pressingOf(label)
  const found = [...words(text).slice(0, MOST_WORDS), ...speechActs(text.slice(0, 4_000))]
  if (pressing !== undefined) return pressing > 0.5 ? urgencyOf(found) >= 0.6 : urgencyOf(found) < 0.2
  return (fits([label], text, [])[0] ?? 0) >= HOLDS
}

const isGrade = (label: Label): boolean =>
  /^-?\d{1,2}(?:\s*(?:stars?|points?|\/\s*\d+))?$/i.test(label.name) && label.description === ''

/** The label that fits a text best; undefined where there is none to choose from. */
export function chooseFrom(
  labels: readonly Label[],
  text: string,
  examples: readonly Example[] = [],
): Label | undefined {
  const [first, second] = labels
  if (labels.length === 2 && first && second && second.description === 'everything else')
    return holds(affirmed(first.description), text) ? first : second
  const plain = examples.length === 0
  if (plain && labels.length > 1 && labels.every(isGrade)) return byGrade(labels, sentiment(text))
  if (plain && labels.every(label => goodnessOf(label) !== undefined)) {
    const found = byGoodness(labels, sentiment(text))
    if (found) return found
  }
  if (plain && labels.every(label => pressingOf(label) !== undefined && label.description === '')) {
    const found = [...words(text).slice(0, MOST_WORDS), ...speechActs(text.slice(0, 4_000))]
    return byUrgency(labels, urgencyOf(found))
  }
  const scores = fits(labels, text, examples)
  let best = -1
  for (const [index, label] of labels.entries()) {
    const isRest =
      rest.has(namedWords(label.name)[0] ?? '') ||
      restPhrases.some(phrase => label.description.toLowerCase().includes(phrase))
    if (!isRest && (best < 0 || (scores[index] ?? 0) > (scores[best] ?? 0))) best = index
  }
  const fallback = labels.find(
    label =>
      rest.has(namedWords(label.name)[0] ?? '') ||
      restPhrases.some(phrase => label.description.toLowerCase().includes(phrase)),
  )
  if (fallback && (best < 0 || (scores[best] ?? 0) < LEAST)) return fallback
  return labels[best] ?? labels[0]
}
