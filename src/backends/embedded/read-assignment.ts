import { askingScore } from './language/asking-score.ts'
import { isRule } from './language/is-rule.ts'
import { readShape, type Shape } from './language/read-shape.ts'
import { respell } from './language/respell.ts'
import { sentences } from './language/sentences.ts'
import { separate } from './language/separate.ts'
import { words } from './language/words.ts'
import type { Prompt } from './read-prompt.ts'

export type TaskName = 'summarise' | 'classify'

/** What a conversation asks of the model, taken apart. */
export interface Assignment {
  readonly prompt: Prompt
  /** The part of the last user message that asks; all of it when nothing else is in it. */
  readonly instruction: string
  /** What it is to be done with: the rest of the message, else the documents, else the message before. */
  readonly material: string
  /** Whether the message itself marks the material: tags, a label such as `Context:`, a document. */
  readonly marked: boolean
  /** The task that the instruction names, else the one that the system text names. */
  readonly task: TaskName | undefined
  /** The words of the system text's demands and of the instruction, in lower case. */
  readonly rules: readonly string[]
  readonly shape: Shape
  /** What the system text demands, without what it states. */
  readonly demands: string
}

const list = (text: string): readonly string[] => text.split(' ')

/** Words that name a task as a command; the first of them in a text decides. */
const commands: ReadonlyMap<string, TaskName> = new Map([
  ...list(
    'summarise summarize summarising summarizing condense recap tldr tl distil distill shorten abridge reduce',
  ).map(word => [word, 'summarise'] as const),
  ...list(
    'classify categorise categorize classifying categorising categorizing label tag triage classifies',
  ).map(word => [word, 'classify'] as const),
])
/** Words that name a task only where something is asked for: "give me a summary", "what is the sentiment". */
const nouns: ReadonlyMap<string, TaskName> = new Map([
  ...list(
    'summary summaries overview gist takeaways takeaway highlights digest synopsis essentials essence nutshell',
  ).map(word => [word, 'summarise'] as const),
  ...list(
    'sentiment tone mood emotion category categories label labels classification spam polarity intent urgency ' +
      'urgent priority severity positive negative formal informal department queue topic',
  ).map(word => [word, 'classify'] as const),
])
const requests: ReadonlySet<string> = new Set(
  list(
    'give write provide create produce make need want what which is are tell show please can could determine ' +
      'identify detect decide choose pick select assign analyse analyze rate reply respond answer return output ' +
      'judge evaluate assess say state in turn convert transform compress boil prepare craft describe characterise characterize',
  ),
)
/** After one of them the word is a noun: "according to the label". */
const articles: ReadonlySet<string> = new Set(
  list('the a an this that its their each every product care price'),
)
/** "According to the label", "on the label": where something is said. */
const isSource = (found: readonly string[], index: number): boolean =>
  ['label', 'labels'].includes(found[index] ?? '') &&
  articles.has(found[index - 1] ?? '') &&
  ['to', 'on', 'from', 'in', 'of'].includes(found[index - 2] ?? '')
/** Of a system text so many lines are searched for demands. */
const MOST_LINES = 1_000
/** What somebody sends to have it put into a form has so many words. */
const SENT_WORDS = 30
/** The task that some words ask for: a command anywhere, or a noun that begins them or follows a word that asks. */
export function taskOf(found: readonly string[]): TaskName | undefined {
  let asked = false
  let named: TaskName | undefined
  for (const [index, word] of found.entries()) {
    const command = commands.get(word)
    if (command !== undefined && !articles.has(found[index - 1] ?? '')) return command
    if (named === undefined && (asked || index < 2) && !isSource(found, index)) named = nouns.get(word)
    asked ||= requests.has(word)
  }
  return named
}

/** The longest of the earlier messages is what "it" and "the above" are about. */
function earlierMaterial(earlier: readonly string[]): string {
  const longest = earlier.reduce((best, text) => (text.length > best.length ? text : best), '')
  return separate(longest).material || longest
}

/** The sentences of a system text that demand something; what it states is no task. */
const demands = (system: string): string =>
  system
    .split('\n', MOST_LINES)
    .flatMap(line => sentences(line))
    .filter(sentence => isRule(sentence) || askingScore(sentence) > 0)
    .join(' ')

/** What the message says of the form overrules the system text; what it leaves open does not. */
function joinShapes(ruled: Shape, own: Shape): Shape {
  if (own.form === undefined) return { ...ruled, ...own }
  const { form: _form, count: _count, most: _most, columns: _columns, ...rest } = ruled
  return { ...rest, ...own }
}

/** Summaries asked for in other words. */
const inShort =
  /\b(?:sum (?:\w+ ){0,4}up|sum up|boil (?:\w+ ){0,3}down|in a nutshell|bottom line|bring me up to (?:speed|date)|catch me up|brief me|(?:main|key|most important|essential|central|important) (?:points?|facts?|messages?|things?|ideas?|findings?|information|items)|what (?:really )?matters|what i need to know|what (?:\w+ ){1,3}(?:have|has|need|needs) to know|the (?:short|quick) version|too long)\b/i

/** A form that the system text asks for, and no question: what the user sends is to be put into it. */
function formOnly(ruled: string, shape: Shape, text: string): boolean {
  const listed = shape.form === 'bullets' || shape.form === 'numbered' || shape.form === 'sentences'
  return (
    listed &&
    shape.count !== undefined &&
    !/\b(?:answer|questions?|reply|respond|replies|responses?|chat|help)\b/i.test(ruled) &&
    !text.trimEnd().endsWith('?') &&
    text.split(/\s+/, SENT_WORDS).length >= SENT_WORDS
  )
}

export function readAssignment(prompt: Prompt): Assignment {
  const ruled = demands(prompt.system)
  const systemWords = words(ruled).map(respell)
  const separated = separate(prompt.text)
  const askedWords = words(separated.instruction).map(respell)
  const ownShape = readShape(separated.instruction)
  const ruledShape = readShape(ruled)
  const asked = taskOf(askedWords) ?? (inShort.test(separated.instruction) ? 'summarise' : undefined)
  const formed =
    asked === undefined && ownShape.form === undefined && formOnly(ruled, ruledShape, prompt.text)
  const task = asked ?? taskOf(systemWords) ?? (formed ? 'summarise' : undefined)
  const ruledBySystem = asked === undefined && task !== undefined && !separated.marked
  const instruction = ruledBySystem ? '' : separated.instruction || prompt.text
  const own = ruledBySystem ? prompt.text : separated.material
  const material =
    own || prompt.documents.join('\n\n') || (task === undefined ? '' : earlierMaterial(prompt.earlier))
  return {
    prompt,
    instruction,
    material,
    marked: separated.marked || prompt.documents.length > 0,
    task,
    demands: ruled,
    rules: [...systemWords, ...askedWords],
    shape: joinShapes(ruledShape, ownShape),
  }
}
