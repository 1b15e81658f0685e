import { stopWords } from '../../language/stop-words.ts'
import { readClauses } from '../choice/clauses.ts'
import type { Mention, Word } from '../mentions/mention.ts'
import { nearness } from './cues.ts'
import type { Said } from './said.ts'
import type { FreeText, Slot } from './slot.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const phrases = (text: string): readonly (readonly string[])[] =>
  text.split(', ').map(phrase => phrase.split(' '))

/** What introduces each free text, the surest first. */
const intros: Readonly<Record<FreeText, readonly (readonly string[])[]>> = {
  message: phrases(
    'saying that, saying, that says, which says, that reads, with the message, with the text, with the body, with the content, ' +
      'with the note, with the comment, the message, body, message, telling them that, telling him that, telling her that, telling them, telling him, ' +
      'telling her, informing them that, asking them to, asking him to, asking her to, asking, that, to say that, to say, know that, text, note, comment, about, to',
  ),
  task: phrases(
    'remind me to, remind us to, reminder to, remind me that, remind me about, remind me of, reminder for, reminder about, ' +
      'forget to, remember to, have to, need to, task to, to-do to, todo to, task, todo, to do, to, about, for',
  ),
  title: phrases(
    'with the subject, with subject, subject line, the subject, subject, titled, entitled, with the title, the title, title, called, named, ' +
      'headline, regarding, concerning, about, re, for',
  ),
  query: phrases(
    'have you got anything by, have you got anything about, have you got anything on, have you got any, have you got, do you have anything by, ' +
      'do you have anything about, do you have any, do you have, do you sell, do you stock, do you carry, is there any, are there any, ' +
      'show me, find me, search for, search the web for, search online for, search, look up, look for, looking for, google, information about, information on, info on, ' +
      'articles about, articles on, papers on, documents about, find out, find, about, know, on, for',
  ),
  reason: phrases('because of, because, due to, since, the reason is, reason, as, for'),
  problem: phrases(
    'because, saying that, saying, that says, the problem is that, the problem is, problem, about, that, for, regarding, report that',
  ),
}
const asking = list(
  'open create file raise log report submit make need please can could would want have put register start i we you',
)
const polite = list('please thanks thank thx cheers kindly now asap')
const links = list('on at by for in before until from with to as of and the under over within')
const articles = list('a an the my our')
const titleEnders = list('saying and with that')
const priorityWords = list('priority urgency severity')

/** Whether a phrase stands at a place. */
const standsAt = (phrase: readonly string[], words: readonly Word[], place: number): boolean =>
  phrase.every(
    (part, away) =>
      words[place + away]?.lower === part && (away === phrase.length - 1 || words[place + away]?.mark === ''),
  )

interface Range {
  readonly first: number
  readonly next: number
}

function introduced(free: FreeText, words: readonly Word[]): number | undefined {
  for (const phrase of intros[free])
    for (let index = 0; index + phrase.length < words.length; index++)
      if (words[index]?.lower === phrase[0] && standsAt(phrase, words, index)) return index + phrase.length
  return undefined
}

/** A range without what other arguments took at its ends, and without the words that led to that. */
function trimmed(range: Range, words: readonly Word[], taken: readonly Range[]): Range {
  let { first, next } = range
  const used = taken.map(one => ({
    ...one,
    next: priorityWords.has(words[one.next]?.lower ?? '') ? one.next + 1 : one.next,
  }))
  for (let changed = true; changed && first < next; ) {
    changed = false
    const tail = used.find(one => one.next === next && one.first > first)
    const head = used.find(one => one.first === first && one.next < next)
    if (tail) next = tail.first
    if (head) first = head.next
    const last = words[next - 1]?.lower ?? ''
    const opening = words[first]?.lower ?? ''
    if (polite.has(last) || ((tail || range.next !== next) && (links.has(last) || priorityWords.has(last))))
      next--
    else if (polite.has(opening) || (head && links.has(opening))) first++
    else if (!tail && !head) break
    changed = true
  }
  return { first, next }
}

const sliceOf = (text: string, words: readonly Word[], { first, next }: Range): string | undefined => {
  const start = words[first]?.start
  const end = words[next - 1]?.end
  return start === undefined || end === undefined || next <= first ? undefined : text.slice(start, end)
}

/** The end of the sentence that holds a place. */
function sentenceEnd(words: readonly Word[], first: number): number {
  let next = first
  while (next < words.length && !'.?!\n'.includes(words[next]?.mark || ' ')) next++
  return Math.min(next + 1, words.length)
}

function colonAfter(words: readonly Word[]): number | undefined {
  const place = words.findIndex(({ mark }) => mark === ':')
  return place < 0 || place + 1 >= words.length ? undefined : place + 1
}

/** The sentences that tell something rather than ask for the tool. */
function telling({ words, text }: Said, used: readonly Range[]): string | undefined {
  const found: string[] = []
  for (const { first, next, leads } of readClauses(words)) {
    const opening = words.slice(first, Math.min(first + 4, next))
    const begins = words[first]?.lower ?? ''
    const isRequest =
      leads || opening.filter(({ lower }) => asking.has(lower)).length > 1 || polite.has(begins)
    const range = trimmed({ first, next }, words, used)
    const matters = words.slice(range.first, range.next).filter(({ lower }) => !stopWords.has(lower)).length
    const piece = isRequest || matters < 2 ? undefined : sliceOf(text, words, range)
    if (piece !== undefined) found.push(piece)
  }
  return found.length === 0 ? undefined : found.join('. ')
}

function quoted(slot: Slot, said: Said, taken: ReadonlySet<string>, alone: boolean): Mention | undefined {
  const free = said.mentions.filter(({ kind, first }) => kind === 'quotation' && !taken.has(`m${first}`))
  const near = free.find(({ first, next }) => nearness(said.words, first, next, slot.own) >= 0.5)
  if (near) return near
  const titled = ['titled', 'called', 'named', 'entitled']
  const saying = ['saying', 'says', 'reads', 'that', 'telling']
  const cues = slot.free === 'title' ? titled : slot.free === 'message' ? saying : []
  return (
    free.find(({ first }) => cues.includes(said.words[first - 1]?.lower ?? '')) ??
    (alone ? free[0] : undefined)
  )
}

/** How to cut each text: to the end of everything for what is told, to the end of its sentence else. */
function rangeFrom(free: FreeText, words: readonly Word[], first: number): Range {
  if (free === 'message' || free === 'problem') return { first, next: words.length }
  const sentence = sentenceEnd(words, first)
  const clause = readClauses(words).find(one => first >= one.first && first < one.next)?.next ?? sentence
  const next = free === 'reason' || free === 'query' ? Math.min(clause, sentence) : sentence
  if (free !== 'title') return { first, next }
  for (let index = first + 1; index < next; index++)
    if (titleEnders.has(words[index]?.lower ?? '')) return { first, next: index }
  return { first, next }
}

/**
 * A text in the user's own words: what is to be sent, remembered, searched or reported.
 * @param used the words that other arguments took
 * @param alone whether no other argument is a free text, so that a quotation is this one
 */
export function findFreeText(
  slot: Slot,
  said: Said,
  taken: ReadonlySet<string>,
  used: readonly Range[],
  alone: boolean,
): { readonly value: string; readonly key: string } | undefined {
  const { free } = slot
  if (free === undefined) return undefined
  const { words, text } = said
  const quotation = quoted(slot, said, taken, alone || slot.required)
  if (quotation) return { value: quotation.text, key: `m${quotation.first}` }
  const sum = slot.own.includes('express') ? /[\d(][\d\s.()+*/x\u00d7^%-]*[\d)]/.exec(text)?.[0] : undefined
  if (sum !== undefined) return { value: sum.trim(), key: 'sum' }
  const make = (range: Range): { value: string; key: string } | undefined => {
    const whole = trimmed(range, words, used)
    const opens =
      free === 'title' && articles.has(words[whole.first]?.lower ?? '')
        ? { ...whole, first: whole.first + 1 }
        : whole
    const value = sliceOf(text, words, opens)
    return value === undefined ? undefined : { value, key: `t${whole.first}` }
  }
  const named = words.findIndex(
    (word, index) =>
      slot.own.includes(word.stem) &&
      (word.mark === ':' || ['is', 'should'].includes(words[index + 1]?.lower ?? '')),
  )
  if (named >= 0) {
    const from =
      words[named]?.mark === ':' ? named + 1 : words[named + 2]?.lower === 'be' ? named + 3 : named + 2
    const found = make(rangeFrom(free, words, from))
    if (found) return found
  }
  const colon = free === 'reason' || free === 'query' || free === 'title' ? undefined : colonAfter(words)
  if (colon !== undefined && !/^https?$/.test(words[colon - 1]?.lower ?? ''))
    return make({ first: colon, next: words.length })
  if (free === 'problem') {
    const told = telling(said, used)
    if (told !== undefined) return { value: told, key: 'told' }
  }
  const first = introduced(free, words)
  if (first === undefined)
    return free === 'problem' && slot.required
      ? make({ first: 0, next: words.length })
      : wholeQuery(slot, said, used)
  return make(rangeFrom(free, words, first))
}

/** A search may be all that is said; a short answer to a question is the text itself. */
function wholeQuery(
  slot: Slot,
  { words, text }: Said,
  used: readonly Range[],
): { value: string; key: string } | undefined {
  if (!slot.required || slot.free !== 'query') return undefined
  const value = sliceOf(text, words, trimmed({ first: 0, next: words.length }, words, used))
  return value === undefined ? undefined : { value, key: 't0' }
}
