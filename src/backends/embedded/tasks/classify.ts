import { concepts } from '../language/concepts.ts'
import { contentStems } from '../language/content-stems.ts'
import { stem } from '../language/stem.ts'
import { listMark } from '../language/units.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { type Label, readLabels } from './read-labels.ts'
import { type Sentiment, sentiment } from './sentiment.ts'

type Polarity = 'positive' | 'negative' | 'neutral' | 'mixed'

const list = (text: string): readonly string[] => text.split(' ')

const polarities: ReadonlyMap<string, Polarity> = new Map([
  ...list(
    'positive pos good happy satisfied praise compliment favourable favorable favourably recommend love promoter',
  ).map(word => [word, 'positive'] as const),
  ...list(
    'negative neg bad unhappy dissatisfied complaint criticism unfavourable unfavorable angry upset detractor',
  ).map(word => [word, 'negative'] as const),
  ...list('neutral neither passive okay ok unclear').map(word => [word, 'neutral'] as const),
  ['mixed', 'mixed'],
])
/** What a text may be sorted by without a list of choices. */
const ownSets: ReadonlyMap<string, readonly string[]> = new Map([
  ...list('sentiment polarity tone mood emotion').map(
    word => [word, list('Positive Negative Neutral')] as const,
  ),
  ...list('urgency priority severity').map(word => [word, list('High Medium Low')] as const),
  ['spam', ['Spam', 'Not spam']],
])
const rest: ReadonlySet<string> = new Set(
  list('other others none general misc miscellaneous unknown neutral else'),
)
const strong: ReadonlySet<string> = new Set(list('very strongly extremely highly'))

/** These ask for a label even where none is offered. */
const topics = list('classify categorise categorize category triage topic label tag classification')

const THRESHOLD = 0.4
const STRONG = 2.5

function polarityOf(label: Label): Polarity | undefined {
  for (const word of words(label.name)) {
    const polarity = polarities.get(word)
    if (polarity) return polarity
  }
  return undefined
}

function polarityIn({ praise, blame }: Sentiment, offers: (polarity: Polarity) => boolean): Polarity {
  const both = Math.min(praise, blame)
  if (both >= 0.5 && both > Math.max(praise, blame) * 0.3 && offers('mixed')) return 'mixed'
  const sum = praise - blame
  if (Math.abs(sum) < THRESHOLD && offers('neutral')) return 'neutral'
  return sum < 0 ? 'negative' : 'positive'
}

/** Chooses among labels that all say how good something is. */
function byPolarity(labels: readonly Label[], text: string): Label | undefined {
  const found = sentiment(text)
  const polarity = polarityIn(found, wanted => labels.some(label => polarityOf(label) === wanted))
  const fitting = labels.filter(label => polarityOf(label) === polarity)
  const isStrong = Math.abs(found.praise - found.blame) >= STRONG
  return fitting.find(label => words(label.name).some(word => strong.has(word)) === isStrong) ?? fitting[0]
}

/** How well a label fits: its own words, its description's, and those of the concepts that it names. */
function fitOf(label: Label, stems: ReadonlyMap<string, number>, found: Sentiment): number {
  const names = words(label.name).map(stem)
  const negated = names[0] === 'not' || names[0] === 'no' || names[0] === 'non'
  let score = 0
  const count = (word: string, weight: number): void => {
    score += Math.min(stems.get(word) ?? 0, 2) * weight
  }
  for (const name of names) count(name, 2)
  for (const word of new Set(contentStems(label.description))) count(word, 1.5)
  for (const concept of concepts)
    if (names.some(name => concept.names.has(name))) for (const word of concept.words) count(word, 1)
  const polarity = polarityOf(label)
  if (polarity === 'positive') score += (found.praise - found.blame) * 1.5
  if (polarity === 'negative') score += (found.blame - found.praise) * 0.75
  return negated ? 0.5 - score : score
}

function byFit(labels: readonly Label[], text: string): Label | undefined {
  const stems = new Map<string, number>()
  for (const word of words(text)) {
    const base = stem(word)
    stems.set(base, (stems.get(base) ?? 0) + 1)
  }
  const found = sentiment(text)
  let best: Label | undefined
  let bestFit = 0
  for (const label of labels) {
    const score = fitOf(label, stems, found)
    if (score > bestFit) {
      best = label
      bestFit = score
    }
  }
  return best ?? labels.find(label => words(label.name).some(word => rest.has(word))) ?? labels[0]
}

/** @returns the label that fits the text best */
export function chooseLabel(labels: readonly Label[], text: string): string {
  const polar = labels.every(label => polarityOf(label) !== undefined)
  return ((polar ? byPolarity(labels, text) : undefined) ?? byFit(labels, text))?.name ?? ''
}

/** The topic of a text where no choices are offered: the name of the concept that it shows most. */
function topic(text: string): string {
  const found = new Set(words(text).map(stem))
  let best = ''
  let most = 0
  for (const { name, words: shown } of concepts) {
    let count = 0
    for (const word of shown) if (found.has(word)) count++
    if (count > most) {
      most = count
      best = name
    }
  }
  return best === '' ? 'General' : best.charAt(0).toUpperCase() + best.slice(1)
}

export function labelsOf({ instruction, prompt, rules }: Assignment): readonly Label[] {
  const own = readLabels(instruction)
  const labels = own.length > 0 ? own : readLabels(prompt.system)
  if (labels.length > 0) return labels
  for (const rule of rules) {
    const names = ownSets.get(rule)
    if (names) return names.map(name => ({ name, description: '' }))
  }
  return []
}

const choosing = list('choose pick select either label route assign')
/** "Is this a complaint or a compliment?" */
const offersChoice = /^\s*(?:is|are|was|were|does|do)\b[^\n?]{1,200} or /i
const isYesNo = (labels: readonly Label[]): boolean =>
  labels.every(({ name }) => ['yes', 'no', 'true', 'false'].includes(name.toLowerCase()))

/** One label for the text, or one for each of its list items where each is asked for. */
export function classify(assignment: Assignment): string | undefined {
  const { task, material, rules, shape, instruction } = assignment
  const chooses =
    shape.words === 1 || choosing.some(word => rules.includes(word)) || offersChoice.test(instruction)
  if (material === '' || task === 'summarise' || !(task === 'classify' || chooses)) return undefined
  const labels = labelsOf(assignment)
  const named = labels.length > 0 && !isYesNo(labels)
  if (!named && (labels.length > 0 || !topics.some(word => rules.includes(word)))) return undefined
  const label = (text: string): string => (named ? chooseLabel(labels, text) : topic(text))
  const items = rules.includes('each') ? material.split('\n').filter(line => listMark(line.trim()) > 0) : []
  if (items.length < 2) return label(material)
  return items
    .map((item, index) => `${index + 1}. ${label(item.trim().slice(listMark(item.trim())))}`)
    .join('\n')
}
