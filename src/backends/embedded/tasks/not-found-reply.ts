import { quotations } from '../language/quotations.ts'
import { sentences } from '../language/sentences.ts'

export const defaultReply = 'That is not in the text I was given.'
const conditions = /\b(?:if|when|where|unless|otherwise|should|whenever|in case|or)\b/i
const absences =
  /\b(?:not|n't|cannot|no|none|nothing|neither|unknown|unable|unsure|unclear|missing|insufficient|absent|lacks?|silent|elsewhere|outside|unanswerable|out of scope|beyond|doesn\u2019t|don\u2019t|isn\u2019t|can\u2019t)\b|n't\b/i
const verbs =
  /\b(?:say|reply|respond|answer|return|output|state|write|tell)\b(?: (?:with|only|exactly|just|simply|me|them|the user))*:?/gi

/** Before "answer" or "state" as a noun. */
const nouns = /\b(?:the|an|any|no|your|this|that|correct|right) $/i

const mirrored: ReadonlyMap<string, string> = new Map([
  ['you', 'I'],
  ['your', 'my'],
  ['yours', 'mine'],
  ['yourself', 'myself'],
  ["you're", "I'm"],
])

/** "that you could not find it" as the one who says it: "I could not find it." */
function inFirstPerson(clause: string): string {
  const bare = clause
    .trim()
    .replace(/^that /i, '')
    .replace(/[.,;:]+$/, '')
  const turned = bare
    .replaceAll(/\byou are\b/gi, 'I am')
    .replaceAll(/\byou were\b/gi, 'I was')
    .split(' ')
    .map(word => mirrored.get(word.toLowerCase()) ?? word)
    .join(' ')
    .trim()
  return turned === '' ? '' : `${turned.charAt(0).toUpperCase()}${turned.slice(1)}.`
}

function replyIn(sentence: string): string | undefined {
  if (!conditions.test(sentence) || !absences.test(sentence)) return undefined
  const [first] = quotations(sentence)
  for (const verb of sentence.matchAll(verbs)) {
    if (nouns.test(sentence.slice(0, verb.index))) continue
    const rest = sentence.slice(verb.index + verb[0].length)
    if (first && first.start >= verb.index) return first.text
    const shouted = /^\W*([\p{Lu}][\p{Lu}\d_ /-]*[\p{Lu}\d])(?:\W*$| (?:if|when|where|unless)\b)/u.exec(
      rest,
    )?.[1]
    if (shouted !== undefined) return shouted
    const clause = rest.split(/, | (?:instead|rather than|and do not|and don't)\b/, 1)[0] ?? ''
    const said = inFirstPerson(clause)
    if (said !== '' && absences.test(clause)) return said
    const word = clause.trim().replace(/[.,;:]+$/, '')
    if (word !== '' && word === word.toUpperCase()) return word
  }
  return undefined
}

/** "Otherwise tell the customer to write to ..." */
const refers =
  /\b(?:otherwise|if (?:not|it (?:isn't|is not|doesn't|does not))|in (?:all )?other cases?|(?:if|when|where) [^,.]{3,80},)[^.!?]{0,20}\b(?:tell|ask|direct|refer|point|send|advise|invite) (?:the \w+|them|him|her|users?|customers?|people|guests?|callers?) to (.{3,200}?)[.!]?$/i

/** What a prompt wants to be told when the answer is not there: its own words, else a plain sentence. */
export function notFoundReply(rules: string): string {
  for (const line of rules.split('\n'))
    for (const sentence of sentences(line.slice(0, 4_000))) {
      const reply = replyIn(sentence.slice(0, 600))
      if (reply !== undefined) return reply
      const referred = refers.exec(sentence.slice(0, 600))?.[1]
      if (referred !== undefined) return `${defaultReply} Please ${referred}.`
    }
  return defaultReply
}
