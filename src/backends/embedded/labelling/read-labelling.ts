import { quotations } from '../language/quotations.ts'
import { words } from '../language/words.ts'
import type { Prompt } from '../read-prompt.ts'
import { answersQuestions, asksToChoose, texts } from './asks-to-choose.ts'
import { conditionalLabels } from './conditional-labels.ts'
import { type Example, readExamples } from './examples.ts'
import { findSubject, markedParts } from './find-subject.ts'
import type { Label, LabelSet } from './label.ts'
import { labelEnumerations } from './label-enumerations.ts'
import { labelLines } from './label-lines.ts'

/** A request to choose a label for a text, taken apart. */
export interface Labelling {
  readonly labels: readonly Label[]
  readonly text: string
  readonly examples: readonly Example[]
  /** Everything that says what to do and how to answer, without the text to be labelled. */
  readonly instruction: string
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const MOST_READ = 12_000
const LEAST_RANK = 3
const LONG_QUOTATION = 4

/** A text without runs of blanks; of a long one the beginning and the end. */
function clipped(text: string): string {
  const whole =
    text.length > MOST_READ ? `${text.slice(0, MOST_READ * 0.6)}\n\n${text.slice(-MOST_READ * 0.4)}` : text
  return whole.replace(/[ \t]{2,}/g, ' ').replace(/\n{3,}/g, '\n\n')
}

/** The same text with what it quotes or encloses blanked out, so that positions stay. */
function masked(text: string): string {
  let rest = text
  const blank = (start: number, end: number): void => {
    rest = `${rest.slice(0, start)}${rest.slice(start, end).replace(/[^\n]/g, ' ')}${rest.slice(end)}`
  }
  for (const { start, end } of markedParts(text)) blank(start, end)
  for (const one of quotations(rest)) {
    const isMember = /"[\w -]{0,40}"\s*:\s*$/.test(rest.slice(Math.max(0, one.start - 48), one.start))
    const isChoice = !/\s/.test(one.text) || /\bor\b.*\bor\b/.test(one.text) || isMember
    if (words(one.text).length >= LONG_QUOTATION && !isChoice) blank(one.start, one.end)
  }
  return rest
}

const APART = 20
const sameNames = (one: LabelSet, other: LabelSet): boolean =>
  one.labels.length === other.labels.length &&
  one.labels.every(({ name }) => other.labels.some(label => label.name.toLowerCase() === name.toLowerCase()))

function bestSet(text: string): LabelSet | undefined {
  const read = text.slice(0, MOST_READ)
  const lines = labelLines(read)
  // A set named in a sentence again is the same set: the list says more of it.
  const found = [...lines, ...labelEnumerations(read)].filter(({ rank }) => rank >= LEAST_RANK)
  let best: LabelSet | undefined
  for (const set of found) if (best === undefined || set.rank > best.rank) best = set
  const listed = lines.find(
    set =>
      set.rank >= LEAST_RANK &&
      best &&
      best.labels.length <= set.labels.length &&
      set.labels.some(({ description }) => description !== '') &&
      best.labels.some(one => set.labels.some(({ name }) => name.toLowerCase() === one.name.toLowerCase())),
  )
  const keys =
    best &&
    lines.find(set =>
      best.labels.every(({ name }) =>
        set.labels.some(({ key }) => key?.toLowerCase() === name.toLowerCase()),
      ),
    )
  const chosen = (keys && byKey(keys)) ?? listed ?? best
  const again = found.find(
    set => chosen && Math.abs(set.start - chosen.start) > APART && sameNames(set, chosen),
  )
  return chosen && again ? { ...chosen, again } : chosen
}

/** "Answer A, B or C" over a list of choices: the letters are the labels, and what they stand for describes them. */
const byKey = (set: LabelSet): LabelSet => ({
  ...set,
  labels: set.labels.map(({ name, description, key }) => ({
    name: key ?? name,
    description: `${name} ${description}`,
  })),
})

const isYesNo = (labels: readonly Label[]): boolean => {
  const names = labels.map(({ name }) => name.toLowerCase())
  return (
    (names.includes('yes') && names.includes('no')) || (names.includes('true') && names.includes('false'))
  )
}

function fromExamples(examples: readonly Example[]): Label[] {
  const names = [...new Set(examples.map(({ label }) => label))]
  return names.map(name => ({ name, description: '' }))
}

const overlaps = (labels: readonly Label[], examples: readonly Example[]): boolean =>
  examples.some(({ label }) => labels.some(({ name }) => name.toLowerCase() === label.toLowerCase()))

/** The labels that earlier answers gave, where the conversation goes on in the same way. */
function earlierExamples(prompt: Prompt, labels: readonly Label[]): Example[] {
  const found: Example[] = []
  for (let index = 0; index + 1 < prompt.earlier.length; index++) {
    const reply = (prompt.earlier[index + 1] ?? '').trim()
    const label = labels.find(({ name, key }) => name.toLowerCase() === reply.toLowerCase() || key === reply)
    if (label) found.push({ text: findSubject(prompt.earlier[index] ?? '', []), label: label.name })
  }
  return found
}

const without = (text: string, part: string): string => (part === '' ? text : text.replace(part, ' '))

const ranges =
  /\b(?:from|of|scale|between|stars?|rating|score|\()?\s?\(?(\d{1,2})(?: ?\([^)\n]{0,40}\))? ?(?:-|\u2013|to|and|\.\.) ?(\d{1,2})\b/
const rated = /\b(?:rate|rating|score|scale|stars?|grade)\b/i

/** "On a scale of 1 to 5": the grades as labels. */
function gradesIn(instruction: string): readonly Label[] {
  if (!rated.test(instruction)) return []
  const [, from = '', to = ''] = ranges.exec(instruction) ?? []
  const [least, most] = [Number(from), Number(to)]
  if (from === '' || to === '' || most - least < 1 || most - least > 10) return []
  return Array.from({ length: most - least + 1 }, (_, index) => ({
    name: String(least + index),
    description: '',
  }))
}

/** Reads what is to be chosen from and for which text; undefined where nothing of the kind is asked. */
export function readLabelling(prompt: Prompt): Labelling | undefined {
  return byCondition(prompt) ?? bySet(prompt)
}

const binary = list('yes no true false 1 0 y n')

/** Labels that a sentence gives with their conditions, or the yes and no of a question about a text. */
function byCondition(prompt: Prompt): Labelling | undefined {
  const user = clipped(prompt.text)
  for (const asked of [masked(user), masked(clipped(prompt.system))]) {
    const labels = conditionalLabels(asked)
    const about = labels.map(({ description }) => description).join(' ')
    if (
      labels.length < 2 ||
      answersQuestions.test(asked) ||
      !words(`${about} ${asked.slice(0, 300)}`).some(word => texts.has(word))
    )
      continue
    if (
      !labels.some(({ name }) => binary.has(name.toLowerCase())) &&
      !words(about).some(word => texts.has(word))
    )
      continue
    const text = findSubject(user, [])
    if (text !== '') return { labels, text, examples: [], instruction: asked }
  }
  return undefined
}

function bySet(prompt: Prompt): Labelling | undefined {
  const user = clipped(prompt.text)
  const systemText = clipped(prompt.system)
  const solved = readExamples(user) ?? undefined
  const ofSystem = solved ? undefined : readExamples(systemText)
  const cover = solved
    ? `${user.slice(0, solved.start)}${user.slice(solved.start, solved.end).replace(/[^\n]/g, ' ')}${user.slice(solved.end)}`
    : user
  const own = bestSet(masked(cover))
  const system = bestSet(masked(systemText))
  const spans = [own, solved].filter(span => span !== undefined)

  if (
    own &&
    asksToChoose(cover, own) &&
    (!system || own.rank >= system.rank || !asksToChoose(systemText, system))
  ) {
    const text = solved?.open || findSubject(user, spans)
    const instruction = `${prompt.system}\n${without(user, text)}`
    const examples = solved && overlaps(own.labels, solved.examples) ? solved.examples : []
    if (text !== '' && !isYesNo(own.labels)) return { labels: own.labels, text, examples, instruction }
    const before = prompt.earlier.findLast(one => one.length > 20) ?? prompt.documents.join('\n\n')
    if (before !== '' && !isYesNo(own.labels))
      return { labels: own.labels, text: before, examples, instruction }
  }
  if (solved && solved.open !== '') {
    const known =
      system && overlaps(system.labels, solved.examples) ? system.labels : fromExamples(solved.examples)
    return {
      labels: known,
      text: solved.open,
      examples: solved.examples,
      instruction: `${prompt.system}\n${cover}`,
    }
  }
  if (system && asksToChoose(systemText, system) && !isYesNo(system.labels)) {
    const text = findSubject(user, []) || user
    const examples = ofSystem && overlaps(system.labels, ofSystem.examples) ? ofSystem.examples : []
    return {
      labels: system.labels,
      text,
      examples: [...examples, ...earlierExamples(prompt, system.labels)],
      instruction: prompt.system,
    }
  }
  for (const asked of [masked(user), masked(systemText)]) {
    const grades = answersQuestions.test(asked) ? [] : gradesIn(asked.slice(0, 2_000))
    const text = grades.length > 0 ? findSubject(user, []) : ''
    if (text !== '') return { labels: grades, text, examples: [], instruction: asked }
  }
  for (const earlier of prompt.earlier) {
    const set = bestSet(masked(earlier))
    if (!set || isYesNo(set.labels)) continue
    const examples = earlierExamples(prompt, set.labels)
    if (examples.length > 0)
      return { labels: set.labels, text: findSubject(user, []) || user, examples, instruction: earlier }
  }
  return undefined
}
