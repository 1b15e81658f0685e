import { bareConditionLength } from '../conversation/bare-condition.ts'
import type { Word } from '../mentions/mention.ts'
import { questionWords, requestVerbs } from './request-verbs.ts'

/** A part of a message that may ask for one thing. */
export interface Clause {
  readonly first: number
  readonly next: number
  /** Whether a request verb or a question begins it. */
  readonly leads: boolean
  /** Whether it says what is not to be done, or only tells something. */
  readonly idle: boolean
  /** Whether it says when something is to be done: "if it is free". */
  readonly condition: boolean
  /** Whether it is a condition that points back: "if not". */
  readonly bare: boolean
}

/** So many words of politeness are passed over. */
const MOST_FILLERS = 12
const joiners: ReadonlySet<string> = new Set('and then also plus & afterwards next finally'.split(' '))
const fillers: ReadonlySet<string> = new Set(
  'please also then just kindly can could would you to now maybe perhaps first finally afterwards so ok okay hi hello hey and but'.split(
    ' ',
  ),
)
const negations: ReadonlySet<string> = new Set("don't dont never not".split(' '))
const telling = [
  'just wanted to tell',
  'just wanted to let',
  'wanted to tell you',
  'wanted to let you know',
  'just letting you know',
  'for your information',
  'fyi',
  'no need to',
  'no longer need',
  'just so you know',
  'just to let you know',
  'never mind',
  'nevermind',
  'forget it',
  'it is fine',
  "it's fine",
  'already done',
  'i already',
  'i have already',
  "i've already",
  'no action',
]
const conditions: ReadonlySet<string> = new Set(['if', 'unless', 'provided', 'should', 'otherwise'])

/** Words before "if" that make it a question, and words after it that make it a phrase. */
const askingIf: ReadonlySet<string> = new Set(
  'check see ask know what even as tell me find verify wonder out confirm whether and'.split(' '),
)
const onlyIf: ReadonlySet<string> = new Set(
  'possible so not you needed necessary available any applicable i'.split(' '),
)

const beginsCondition = (words: readonly Word[], place: number): boolean =>
  ['if', 'unless'].includes(words[place]?.lower ?? '') &&
  !askingIf.has(words[place - 1]?.lower ?? '') &&
  !onlyIf.has(words[place + 1]?.lower ?? '')

const hardMark = (mark: string): boolean => mark !== '' && '.?!;\n'.includes(mark)

/** The first word of a clause that is not politeness. */
function opening(words: readonly Word[], first: number, next: number): number {
  let index = first
  while (index < next - 1 && index < first + MOST_FILLERS && fillers.has(words[index]?.lower ?? '')) index++
  return index
}

const isRequest = (words: readonly Word[], first: number, next: number): boolean => {
  const lower = words[opening(words, first, next)]?.lower ?? ''
  return requestVerbs.has(lower) || questionWords.has(lower)
}

/** "I no longer need booking 4471", "I don't want it any more": that something is to be undone. */
const givesUp = (text: string): boolean =>
  (/\bno longer (?:need|want|require)\b/.test(text) ||
    (/\b(?:don't|do not) (?:need|want)\b/.test(text) &&
      /\b(?:any ?more|any longer|after all|now)\b/.test(text))) &&
  (/\d/.test(text) || /\b(?:need|want|require) (?:my|the|this|that|it|them|these|those)\b/.test(text)) &&
  !/\b(?:help|assistance|information|advice|answer)\b/.test(text)

function isIdle(words: readonly Word[], first: number, next: number): boolean {
  const text = words
    .slice(first, next)
    .map(({ lower }) => lower)
    .join(' ')
  if (givesUp(text)) return false
  if (telling.some(phrase => text.includes(phrase))) return true
  const at = opening(words, first, next)
  const [one, two, three] = [words[at]?.lower ?? '', words[at + 1]?.lower ?? '', words[at + 2]?.lower ?? '']
  if (one === 'not' || one === 'never' || one === "don't" || one === 'dont')
    return !['forget', 'hesitate', 'you', 'only'].includes(two)
  if (one === 'do' && two === 'not') return three !== 'forget'
  const wish = ['i', 'we', "i'd", 'you'].includes(one)
  return (
    wish &&
    (negations.has(two) || two === 'do') &&
    (negations.has(two) ? ['want', 'need', 'like', 'have', 'do'].includes(three) : three === 'not') &&
    !/\?\s*$/.test(text)
  )
}

const LONGEST_BARE = 8

/** The place after a condition that points back and that a request follows. */
function bareEnd(words: readonly Word[], first: number): number | undefined {
  let start = first
  while (start < first + MOST_FILLERS && fillers.has(words[start]?.lower ?? '')) start++
  const length = bareConditionLength(words.slice(start, start + LONGEST_BARE).map(({ lower }) => lower))
  const next = start + length
  return length > 0 && next < words.length && isRequest(words, next, words.length) ? next : undefined
}

/** Where a new clause may begin after the word at `index`. */
function boundary(
  words: readonly Word[],
  index: number,
  from: number,
  bare: number | undefined,
): number | undefined {
  const word = words[index]
  if (!word) return undefined
  if (bare !== undefined && index < bare) return index === bare - 1 ? bare : undefined
  if (hardMark(word.mark)) return index + 1
  const following = words[index + 1]
  if (!following) return undefined
  if (word.mark === '' && beginsCondition(words, index + 1)) return index + 1
  if (joiners.has(following.lower) || word.mark === ',' || word.mark === '-' || word.mark === ':') {
    const next = joiners.has(following.lower) ? index + 2 : index + 1
    if (word.mark === ':') return undefined
    const isCondition = conditions.has(words[from]?.lower ?? '') && word.mark === ','
    return isCondition || isRequest(words, next, words.length) || conditions.has(words[next]?.lower ?? '')
      ? index + 1
      : undefined
  }
  return undefined
}

/** A message in the parts that may each ask for one thing, in order. */
export function readClauses(words: readonly Word[]): Clause[] {
  const found: Clause[] = []
  let first = 0
  let bare = bareEnd(words, 0)
  for (let index = 0; index < words.length; index++) {
    const next =
      boundary(words, index, first, bare) ?? (index === words.length - 1 ? words.length : undefined)
    if (next === undefined) continue
    const start = opening(words, first, next)
    const lower = words[first]?.lower ?? ''
    found.push({
      first,
      next,
      bare: bare === next,
      leads: isRequest(words, first, next),
      idle: isIdle(words, first, next),
      condition:
        bare === next ||
        (conditions.has(words[start]?.lower ?? '') && words[start]?.lower !== 'should') ||
        (conditions.has(lower) && lower !== 'should'),
    })
    first = next
    bare = bareEnd(words, first)
  }
  return found
}
