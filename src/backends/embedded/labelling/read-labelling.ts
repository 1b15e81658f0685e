import { quotations } from '../language/quotations.ts'
import { words } from '../language/words.ts'
import type { Prompt } from '../read-prompt.ts'
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

/** Whoever says one of these sorts texts. */
const strong = list(
  'classify categorise categorize classifying categorising categorizing label tag triage triaged triages labels tags classifies sort sorts route routes assign assigns ' +
    'classification classified categorised categorized labelled labeled flag labelling labeling tagging classifier tagger categorizer labeler',
)
const weak = list(
  'rate pick choose select decide determine detect identify judge mark map whether predict recognise recognize either belongs fits best which is are put',
)
const judgements = list(
  'sentiment tone mood emotion category intent polarity priority severity urgency urgent topic department queue language label labels categories intents topics spam feeling ' +
    'section team heading class classes option options stance register rating ratings verdict subject genre bin bins emotions tags choices choice ticket attitude opinion ' +
    'sentiments classification type formality dialect style folder bucket desk route headings sections departments',
)
const replies = list('answer reply respond return output say give print write')
/** What may be judged. */
const texts = list(
  'message text review tweet email e-mail mail comment sentence headline post ticket feedback note letter quote statement sender customer author writer ' +
    'tenant user caller input query entry line clause paragraph request snippet excerpt chat conversation response utterance speaker reviewer guest',
)
const others = list(
  'summarise summarize translate extract rewrite rephrase paraphrase write compose draft explain generate condense convert describe',
)
const answersQuestions =
  /\b(?:answer|reply to|respond to) (?:(?:the |user |their |all |any |his |her |staff |customer |my |a )+questions?|questions)\b|\b(?:using|from|based on|in) (?:only )?(?:the |this |these )?(?:context|documents?|passages?|search results|sources|excerpts|handbook|manual|rules)\b/i
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
  for (const one of quotations(rest))
    if (
      words(one.text).length >= LONG_QUOTATION &&
      !/[|{}]/.test(one.text) &&
      !/\bor\b.*\bor\b/.test(one.text)
    )
      blank(one.start, one.end)
  return rest
}

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
  return listed ?? best
}

const isYesNo = (labels: readonly Label[]): boolean => {
  const names = labels.map(({ name }) => name.toLowerCase())
  return (
    (names.includes('yes') && names.includes('no')) || (names.includes('true') && names.includes('false'))
  )
}

/** The sentences around a set: what stands before it and right after it. */
function around(text: string, { start, end }: LabelSet): string {
  const before = text.slice(Math.max(0, start - 300), start)
  const cut = before.search(/[.?!\n][^.?!\n]*[.?!\n][^.?!\n]*$/)
  const after = /^[^\n]{0,160}(?:\n+[^\n]{0,120})?/.exec(text.slice(end))?.[0] ?? ''
  return `${before.slice(cut + 1)} ${text.slice(start, Math.min(end, start + 300))} ${after}`
}

const choiceQuestion =
  /(?:^|[.?!:\n]\s*)(?:is|are|was|does|do|should|which|what)\b[^.?!\n]{0,200}\bor\b[^.?!\n]{0,60}\?/i

/** How sure a piece of an instruction asks to choose, rather than for a fact, a summary or a text. */
function evidenceOf(piece: string): number {
  const found = words(piece).slice(0, 300)
  const has = (members: ReadonlySet<string>): boolean => found.some(word => members.has(word))
  const about = has(texts)
    ? 1
    : found.some(word => ['this', 'following', 'below', 'above', 'it'].includes(word))
      ? 0.5
      : 0
  return (
    (choiceQuestion.test(piece) ? 1 : 0) +
    (has(strong) ? 2 : 0) +
    (has(judgements) ? 1 : 0) +
    (has(weak) ? 0.5 : 0) +
    about +
    (has(replies) ? 0.5 : 0)
  )
}

const LEAST_EVIDENCE = 1.5
/** A sentence that is little more than the set needs no words that ask. */
const LONGEST_BARE = 30

/** The sentence that a set stands in. */
function sentenceOf(text: string, { start, end }: LabelSet): string {
  const before = text.slice(Math.max(0, start - 300), start)
  const cut = before.search(/[.?!\n][^.?!\n]*$/)
  return before.slice(cut + 1) + text.slice(start, end)
}

/** Whether the sentence that offers a set asks for something at all, or tells of things. */
function offers(text: string, set: LabelSet): boolean {
  if (text.slice(set.start, set.end).includes('\n')) return true
  const sentence = sentenceOf(text, set)
  const isBare = sentence.length - (set.end - set.start) < LONGEST_BARE
  const found = words(sentence)
  const isAsked = found.some(word => strong.has(word) || judgements.has(word) || replies.has(word))
  return (
    isBare ||
    isAsked ||
    [
      'is',
      'are',
      'does',
      'do',
      'should',
      'was',
      'which',
      'what',
      'decide',
      'determine',
      'choose',
      'pick',
      'select',
      'tell',
      'rate',
      'judge',
      'whether',
      'say',
      'use',
      'possible',
      'one',
    ].includes(found[0] ?? '') ||
    /[:(]\s*["'<]?$/.test(sentence.slice(0, sentence.length - (set.end - set.start)))
  )
}

function asksToChoose(text: string, set: LabelSet): boolean {
  if (!offers(text, set)) return false
  const near = around(text, set)
  if (/(?:^|\n)\W{0,3}context\b/i.test(text) && /(?:^|\n)\W{0,3}question\s*:/i.test(text)) return false
  const isDefined = set.labels.some(({ description }) => description !== '')
  const piece = isDefined ? `${text.slice(0, set.start)} ${near}` : near
  const firsts = piece.split(/[\n.?!:]+/).map(sentence => words(sentence)[0] ?? '')
  const isStrong = words(piece).some(word => strong.has(word))
  if (!isStrong && (firsts.some(word => others.has(word)) || answersQuestions.test(text))) return false
  const lead = words(text.slice(Math.max(0, set.start - 60), set.start)).slice(-3)
  const isLed = lead.some(word => judgements.has(word)) ? 0.5 : 0
  return evidenceOf(piece) + isLed >= LEAST_EVIDENCE + (isDefined ? 0.5 : 0)
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

/** Reads what is to be chosen from and for which text; undefined where nothing of the kind is asked. */
export function readLabelling(prompt: Prompt): Labelling | undefined {
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
  for (const earlier of prompt.earlier) {
    const set = bestSet(masked(earlier))
    if (!set || isYesNo(set.labels)) continue
    const examples = earlierExamples(prompt, set.labels)
    if (examples.length > 0)
      return { labels: set.labels, text: findSubject(user, []) || user, examples, instruction: earlier }
  }
  return undefined
}
