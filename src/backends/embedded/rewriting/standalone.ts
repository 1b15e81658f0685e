import { sentences } from '../language/sentences.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { words } from '../language/words.ts'
import { antecedent, candidates, withDeterminer } from './antecedents.ts'
import type { Dialogue, Turn } from './dialogue.ts'
import { replaceIn } from './fragments.ts'
import { nounPhrases } from './noun-phrases.ts'
import { lastOf, resolvePronouns } from './pronouns.ts'
import { isVerb, pronounWords } from './question-words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const leads =
  /^(?:(?:and|so|ok|okay|but|also|then|great|thanks|thank you|alright|cool|nice|hm+|well|oh|right|got it|i see|sure|perfect)\b[\s,.!-]*)+/i
const swaps =
  /^(?:what about|how about|what of|and what about|same for|and for|or|now for|and the same for)\s+/i
const bareQuestions = list(
  'why how when where who what which whose whom much many long far often really whether',
)
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A question with the mark that it wants, on one line. */
function finish(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/\s+([?.!,])/g, '$1')
    .trim()
  const bare = line.replace(/[.,;:\s]+$/, '')
  const asks =
    /^(?:what|which|who|whose|whom|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|should|may|has|have|am|shall|must|in which|for how|to whom|at what|on which|from)\b/i.test(
      bare,
    )
  return capitalised(asks && !bare.endsWith('?') ? `${bare}?` : bare)
}

/** The question in a turn, which may say more before it. */
function questionIn(text: string): string {
  const parts = sentences(text)
  return parts.findLast(part => part.trim().endsWith('?')) ?? parts.at(-1) ?? text
}

const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) && stopWords.has((text.split(' ', 1)[0] ?? '').toLowerCase())
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text

/** "Why?": asks for more of what was said last. */
function askMore(word: string, statement: string): string {
  const bare = lowerFirst(
    (sentences(statement)[0] ?? statement)
      .replace(/^(?:yes|no|unfortunately|sure|of course)[\s,.]+/i, '')
      .replace(/[.!?\s]+$/, ''),
  )
  const match = /^((?:\S+\s+){1,8}?)(is|are|was|were|can|cannot|can't|will|should|has|must)\s+(.*)$/i.exec(
    bare,
  )
  if (match && ['why', 'how', 'when', 'where'].includes(word)) {
    const [, subject = '', verb = '', rest = ''] = match
    const negated = /^can(?:not|'t)$/i.test(verb)
    return `${word} ${negated ? "can't" : verb} ${subject.trim()} ${rest}`
  }
  return `${word} is it that ${bare}`.replace(
    / is it that /,
    word === 'why' ? ' does the answer say that ' : ' ',
  )
}

/** "Which one is cheaper?" of two that the earlier question names. */
function chooseOne(sentence: string, question: string): string | undefined {
  const match = /^which (?:one|of (?:them|these|those|the two))\b\s*/i.exec(sentence)
  const pair =
    /\b(?:between|compare)\s+(.{2,60}?)\s+(?:and|with|to)\s+(.{2,60}?)[?.!]*$/i.exec(question) ??
    /\b(the .{2,40}?)\s+or\s+(the .{2,40}?)[?.!]*$/i.exec(question)
  if (!match || !pair) return undefined
  return `which ${sentence.slice(match[0].length).replace(/[?.!\s]+$/, '')}, ${pair[1]} or ${pair[2]}?`
}

const otherQuestion =
  /^(?:by whom|by who|with whom|for whom|to whom|from whom|since when|until when|for how long|how long|how often|at what time|in which \w+|on which \w+|what time|what day|when|where|who)$/i
const leadingQuestion =
  /^(?:what|which|who|whom|when|where|why|how)(?: (?:long|often|many|much|far|time|day|year|old))?(?: \p{L}+)?\s+(?=(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|may|must)\b)/iu

/** "By whom?", "Since when?": the earlier question, asked for something else. */
function asksOtherwise(fragment: string, question: string): string | undefined {
  const bare = fragment.replace(/[?.!\s]+$/, '')
  if (!otherQuestion.test(bare) || question === '') return undefined
  const lead = leadingQuestion.exec(question)
  const isYesNo = /^(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|may|must)\b/i.test(
    question,
  )
  if (lead) return `${bare} ${question.slice(lead[0].length)}`
  return isYesNo ? `${bare} ${question.charAt(0).toLowerCase()}${question.slice(1)}` : undefined
}

/** "And its weight?", "What about the price?": what is that of the thing talked of. */
function attributeOf(fragment: string, turns: readonly Turn[]): string {
  const bare = fragment.replace(/[?.!\s]+$/, '')
  const verb = /[^s]s$/.test(bare) ? 'are' : 'is'
  const known = candidates(turns)
  if (!/^the\s/i.test(bare)) return resolvePronouns(`what ${verb} ${bare}`, turns, known).text
  const topic = antecedent(known, 'any', bare)
  return topic && !/\bof\b/.test(bare)
    ? `what ${verb} ${bare} of ${withDeterminer(topic)}`
    : `what ${verb} ${bare}`
}

/** The follow-up of a conversation made whole from the turns before it. */
export function standalone({ turns, followUp }: Dialogue): string {
  const all = sentences(followUp)
  const asked = all.length > 1 ? questionIn(followUp) : followUp
  const trimmed = asked.trim().replace(leads, '')
  const earlier = lastOf(turns, 'user')
  const question = questionIn(earlier)
  const known = candidates(turns)
  const swapped = trimmed.replace(swaps, '')
  const found = words(swapped)
  const isSwap = swapped !== trimmed
  const isFragment =
    found.length > 0 &&
    found.length <= 7 &&
    !found.some((word, index) => isVerb(word, found[index - 1])) &&
    !found.slice(0, 2).some(word => pronounWords.has(word))
  const first = found[0] ?? ''
  const isBare =
    bareQuestions.has(first) &&
    found.length <= 3 &&
    !found.some((word, index) => isVerb(word, found[index - 1]))
  const resolvedQuestion = (): string =>
    turns.length > 2
      ? whole(
          question,
          turns.slice(
            0,
            turns.findLastIndex(({ role }) => role === 'user'),
          ),
        )
      : question
  const choice = chooseOne(trimmed, question)
  if (choice !== undefined) return finish(choice)
  const wh = asksOtherwise(swapped, question)
  if (isFragment && wh !== undefined) return finish(resolvePronouns(wh, turns, known).text)
  const possessive =
    /^(?:its|their|his|her|the)\s+[\p{Ll}\s-]+[?.!]*$/iu.test(swapped) &&
    !/\s\p{Lu}/u.test(swapped) &&
    (isSwap || isFragment)
  const attribute =
    possessive && !nounPhrases(question).some(({ determiner, isName }) => determiner === 'the' && !isName)
  if (attribute && !/^the\b.*\b(?:one|ones)\b/i.test(swapped)) return finish(attributeOf(swapped, turns))
  if (isBare) {
    const statement = lastOf(turns, 'assistant')
    if (found.length === 1 || first === 'why')
      return finish(resolvePronouns(askMore(found.join(' '), statement || question), turns, known).text)
    const topic = antecedent(known, 'any', trimmed)
    const bare = trimmed.replace(/[?.!\s]+$/, '')
    if (topic)
      return finish(
        `${bare} ${/much|expensive/.test(bare) ? 'does' : 'does'} ${withDeterminer(topic)} ${/much/.test(bare) ? 'cost' : /long/.test(bare) ? 'take' : 'do'}`,
      )
  }
  if ((isSwap || isFragment) && earlier !== '' && !isBare)
    return finish(resolvePronouns(replaceIn(resolvedQuestion(), lowerLead(swapped)), turns, known).text)
  return finish(whole(trimmed, turns))
}

const lowerLead = (text: string): string =>
  stopWords.has((text.split(' ', 1)[0] ?? '').toLowerCase())
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text

/** A sentence whose pronouns are resolved, or that names what it is about where it has none. */
function whole(sentence: string, turns: readonly Turn[]): string {
  const known = candidates(turns)
  const { text, changed } = resolvePronouns(sentence, turns, known)
  if (changed || known.length === 0) return text
  const own = new Set(words(sentence).map(stem))
  const topic = antecedent(known, 'any', sentence)
  const names = nounPhrases(sentence).some(({ isName, text: said }) => isName && !/^I\b/.test(said))
  const linked = known
    .slice(0, 4)
    .some(({ phrase }) => words(phrase.text).some(word => own.has(stem(word)) && !stopWords.has(word)))
  if (!topic || names || (linked && words(sentence).length > 5)) return text
  const bare = text.replace(/[?.!\s]+$/, '')
  return `${bare} ${topic.isPlace ? 'in' : 'for'} ${withDeterminer(topic)}`
}
