import { words } from '../language/words.ts'
import type { LabelSet } from './label.ts'

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
export const texts = list(
  'message text review tweet email e-mail mail comment sentence headline post ticket feedback note letter quote statement sender customer author writer ' +
    'tenant user caller input query entry line clause paragraph request snippet excerpt chat conversation response utterance speaker reviewer guest',
)
const others = list(
  'summarise summarize translate extract rewrite rephrase paraphrase write compose draft explain generate condense convert describe',
)
export const answersQuestions =
  /\b(?:answer|reply to|respond to) (?:(?:the |user |their |all |any |his |her |staff |customer |my |a )+questions?|questions)\b|\b(?:using|from|based on|in) (?:only )?(?:the |this |these )?(?:context|documents?|passages?|search results|sources|excerpts|handbook|manual|rules)\b|\bfaq\b|\banswer in (?:one|two|three|a|\d) (?:\w+ )?sentences?\b/i

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
    (weak.has(found[0] ?? '') ? 1.5 : has(weak) ? 0.5 : 0) +
    about +
    (has(replies) ? 0.5 : 0)
  )
}

const LEAST_EVIDENCE = 1.5
/** Choices that begin a message may stand alone: "Fruit or vegetable? ..." */
const OPENING = 12
const AGAIN = 1
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

export function asksToChoose(text: string, set: LabelSet): boolean {
  if (!offers(text, set)) return false
  const near = around(text, set)
  if (/(?:^|\n)\W{0,3}context\b/i.test(text) && /(?:^|\n)\W{0,3}question\s*:/i.test(text)) return false
  const isDefined = set.labels.some(({ description }) => description !== '')
  const piece = isDefined ? `${text.slice(0, set.start)} ${near}` : near
  const firsts = piece.split(/[\n.?!:]+/).map(sentence => words(sentence)[0] ?? '')
  const isStrong = words(piece).some(word => strong.has(word))
  if (!isStrong && (firsts.some(word => others.has(word)) || answersQuestions.test(text))) return false
  const lead = words(text.slice(Math.max(0, set.start - 60), set.start)).slice(-6)
  const isOpening =
    text.slice(0, set.start).trim().length < OPENING &&
    sentenceOf(text, set).length - (set.end - set.start) < LONGEST_BARE &&
    text.slice(set.end).trim().length > 2
      ? 1.5
      : 0
  const isLed = lead.some(word => judgements.has(word)) ? 0.5 : 0
  return (
    evidenceOf(piece) + isLed + isOpening + (set.again ? AGAIN : 0) >= LEAST_EVIDENCE + (isDefined ? 0.5 : 0)
  )
}
