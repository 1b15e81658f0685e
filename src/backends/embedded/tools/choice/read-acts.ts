import { stem } from '../../language/stem.ts'
import type { Word } from '../mentions/mention.ts'
import { type Act, actNouns, actPhrases, actVerbs, homographs } from './act-words.ts'

/** What a request wants to have done. */
export interface RequestedActs {
  /** The acts that it asks for in words. */
  readonly acts: ReadonlySet<Act>
  /** Whether it asks for facts and for nothing else. */
  readonly asksOnly: boolean
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const verbs: ReadonlyMap<string, readonly Act[]> = (() => {
  const found = new Map<string, Act[]>()
  for (const [act, all] of actVerbs)
    for (const verb of all) found.set(verb, [...new Set([...(found.get(verb) ?? []), act])])
  return found
})()
const stems: ReadonlyMap<string, readonly Act[]> = (() => {
  const found = new Map<string, Act[]>()
  for (const [verb, acts] of verbs)
    found.set(stem(verb), [...new Set([...(found.get(stem(verb)) ?? []), ...acts])])
  return found
})()
const phrases: ReadonlyMap<string, readonly { readonly act: Act; readonly parts: readonly string[] }[]> =
  (() => {
    const found = new Map<string, { act: Act; parts: readonly string[] }[]>()
    for (const [act, all] of actPhrases)
      for (const phrase of all.split('|')) {
        const parts = phrase.split(' ')
        const [first = ''] = parts
        found.set(first, [...(found.get(first) ?? []), { act, parts }])
      }
    return found
  })()

/** The acts of a verb in its base form. */
export const actsOfVerb = (verb: string): readonly Act[] => verbs.get(verb) ?? []
/** The acts of a verb in any form. */
export const actsOfStem = (base: string): readonly Act[] => stems.get(base) ?? []

const openers = set(
  'please also then just kindly now maybe perhaps first finally so ok okay hi hello hey and but well right hmm oh actually sorry yes yeah sure great thanks again otherwise else instead alright',
)
const asking = set(
  "what what's whats who who's whose where where's when when's which why how how's is are was were am isn't aren't wasn't does doesn't do did didn't has hasn't have had will should",
)
const leads = set(
  "please kindly just now then also and or but so let's lets immediately quickly simply directly rather instead otherwise else go you again maybe ahead help",
)
/** Before "to": what is not a wish of the speaker's. */
const noWish = set(
  'wants needs likes wishes plans intends hopes tries how tried forgot able possible told supposed when what whether used about refused happened failed wanted allowed where asked unable impossible easy hard late free safe better best due said managed began',
)
const objects = set(
  'it this that them these those the a an my our your their his her all both every each one another any some everything me us for to with new',
)
const wishes = set(
  'want need like request give make do process initiate issue arrange start get perform run put apply require wish please force trigger try',
)
const facts = set(
  'status about tell show check why know information policy details what state history happened explain rules fee fees conditions',
)
const modals = set('can could would will may might')
const deniers = set("don't dont not never no without won't can't cannot didn't doesn't")
const subordinators = set(
  'before after until till when while if whether once that unless as because since where',
)
const subjects = set('i you we they my the our any all these those there')
const causatives = set('have get want need like see')
const FAR = 7
const MOST_OPENERS = 12

const ends = (mark: string): boolean => mark !== '' && '.?!;\n,:-\u2013\u2014'.includes(mark)

/** Whether what follows may be what a verb is done to. */
function hasObject(words: readonly Word[], index: number): boolean {
  const next = words[index + 1]
  if (words[index]?.mark !== '' || next === undefined) return false
  return objects.has(next.lower) || /[\p{N}\p{Lu}"]/u.test(next.text)
}

/** The place after the last word of a phrase that begins at a word. */
function phraseEnd(words: readonly Word[], index: number, parts: readonly string[]): number | undefined {
  let place = index
  let gap = false
  for (const part of parts) {
    if (part === '*') {
      gap = true
      continue
    }
    const most = gap ? place + FAR : place
    while (place <= most && words[place]?.lower !== part) {
      if (words[place] === undefined || '.?!;\n'.includes(words[place]?.mark || ' ')) return undefined
      place++
    }
    if (words[place]?.lower !== part) return undefined
    place++
    gap = false
  }
  return place
}

/** A run of words that asks, wishes or tells one thing. */
interface Segment {
  readonly first: number
  readonly next: number
  readonly asks: boolean
  /** "Can I", "may we": asks for leave rather than for the act. */
  readonly mayI: boolean
}

function opening(words: readonly Word[], first: number, next: number): number {
  let index = first
  while (index < next - 1 && index < first + MOST_OPENERS && openers.has(words[index]?.lower ?? '')) index++
  return index
}

function isAsking(words: readonly Word[], at: number, next: number): boolean {
  const [one, two, three] = [words[at], words[at + 1], words[at + 2]].map(word => word?.lower ?? '')
  if (one === undefined || two === undefined) return false
  if (['will', 'would', 'can', 'could'].includes(one)) {
    if (two === 'you') return ['tell', 'say', 'explain', 'see', 'check', 'show'].includes(three ?? '')
    return !['i', 'we'].includes(two) || one === 'will'
  }
  if (one === 'do') return ['i', 'you', 'we', 'they', 'my', 'our'].includes(two)
  if (one === 'have') return subjects.has(two) && words[at - 1]?.lower !== 'please'
  if (asking.has(one)) return !(one === 'why' && three === 'you' && two === "don't")
  if (one === 'any' || one === 'anything')
    return words[next - 1]?.mark === '?' || two === 'news' || two === 'update' || two === 'updates'
  return words[next - 1]?.mark === '?' && !modals.has(one) && !verbs.has(one)
}

const asksAfter = set(
  'tell know wonder say see check ask asking remind show explain sure find curious verify confirm',
)
const fillers = set('me us out please exactly first again about just')
const questions = set('whether if when why what who how where which whose')

/** A question inside a sentence: "I wonder whether it is open", "tell me when it was sent". */
function asksInside(words: readonly Word[], first: number, next: number): boolean {
  for (let index = first; index < next; index++) {
    if (!asksAfter.has(words[index]?.lower ?? '')) continue
    let place = index + 1
    while (place < next && fillers.has(words[place]?.lower ?? '')) place++
    if (place < next && questions.has(words[place]?.lower ?? '')) return true
  }
  return false
}

function segmentsOf(words: readonly Word[]): Segment[] {
  const found: Segment[] = []
  let first = 0
  for (let index = 0; index < words.length; index++) {
    const following = words[index + 1]?.lower ?? ''
    const joined =
      ['and', 'then', 'otherwise', 'but', 'if'].includes(following) &&
      (following === 'if' || verbs.has(words[index + 2]?.lower ?? '')) &&
      (following === 'if'
        ? !asksAfter.has(words[index]?.lower ?? '') && !asksAfter.has(words[index - 1]?.lower ?? '')
        : hasObject(words, index + 2))
    if (!ends(words[index]?.mark ?? '') && !joined && index < words.length - 1) continue
    const next = index + 1
    const at = opening(words, first, next)
    const one = words[at]?.lower ?? ''
    const mayI =
      ['can', 'could', 'may', 'might'].includes(one) && ['i', 'we'].includes(words[at + 1]?.lower ?? '')
    found.push({ first, next, asks: isAsking(words, at, next) || asksInside(words, first, next), mayI })
    first = next
  }
  return found
}

/** Whether a verb in its base form stands where it asks for something. */
function isAskedFor(words: readonly Word[], index: number, { first, next }: Segment): boolean {
  const { lower = '' } = words[index] ?? {}
  const before = words[index - 1]?.lower ?? ''
  const starts = opening(words, first, next) === index
  if (starts) {
    const conditional = words[index - 1]
    return conditional === undefined || !deniers.has(before) || ends(conditional.mark)
  }
  if (before === 'to') {
    const governor = words[index - 2]?.lower ?? ''
    if (noWish.has(governor)) return false
    if (deniers.has(words[index - 3]?.lower ?? '')) return false
    return true
  }
  if (modals.has(before) || before === 'must') return words[index - 2]?.lower === 'you'
  if (before === 'i' || before === 'we') return modals.has(words[index - 2]?.lower ?? '')
  if (before === 'not' || deniers.has(before)) return false
  if (before === 'you' && subordinators.has(words[index - 2]?.lower ?? '')) return false
  if (leads.has(before))
    return !homographs.has(lower) || hasObject(words, index) || before === 'you' || before === 'please'
  return false
}

function nounsIn(words: readonly Word[], { first, next }: Segment): Act[] {
  const found: Act[] = []
  let wished = false
  for (let index = first; index < next; index++) {
    const { lower = '' } = words[index] ?? {}
    if (facts.has(lower)) return found
    const act = actNouns.get(lower)
    const early = index - opening(words, first, next) < 2 && !homographs.has(lower)
    if (act !== undefined && (wished || early) && !isReferred(words, index)) found.push(act)
    wished ||= wishes.has(lower) || lower === "i'd"
  }
  return found
}

/** "My order", "the booking": what is there already is not asked for. */
const isReferred = (words: readonly Word[], index: number): boolean => {
  const before = words[index - 1]?.lower ?? ''
  return (
    /^(?:my|our|the|this|that|your|of|for|about|with|on|from)$/.test(before) ||
    /\d/.test(words[index + 1]?.text ?? '')
  )
}

function causedIn(words: readonly Word[], { first, next }: Segment): Act[] {
  const found: Act[] = []
  let caused = -1
  for (let index = first; index < next; index++) {
    const { lower = '', stem: base = '' } = words[index] ?? {}
    if (caused >= 0 && index - caused > 1 && index - caused <= FAR && isParticiple(lower))
      found.push(...actsOfParticiple(base))
    if (['been', 'was', 'were', 'is', 'are'].includes(lower)) caused = -1
    else if (causatives.has(lower) && !['i', 'we', 'you'].includes(lower)) caused = index
  }
  return found
}
/** `cancelled` keeps a doubled letter in its stem. */
const actsOfParticiple = (base: string): readonly Act[] => {
  const acts = actsOfStem(base)
  return acts.length > 0 || base.at(-1) !== base.at(-2) ? acts : actsOfStem(base.slice(0, -1))
}

const isParticiple = (word: string): boolean => /(?:ed|sent|paid|made|shut|put|set|sold|built)$/.test(word)

/** The acts that a text asks for; questions about facts and reports of what was done ask for none. */
export function readActs(words: readonly Word[]): RequestedActs {
  const acts = new Set<Act>()
  const segments = segmentsOf(words)
  for (const segment of segments) {
    if (segment.asks) continue
    const found: Act[] = []
    for (let index = segment.first; index < segment.next; index++) {
      const { lower = '' } = words[index] ?? {}
      const own = verbs.get(lower)
      const asked = isAskedFor(words, index, segment)
      if (own && asked) found.push(...own)
      for (const { act, parts } of phrases.get(lower) ?? [])
        if (
          phraseEnd(words, index, parts) !== undefined &&
          (asked || !isVerbPhrase(parts) || isWished(words, index))
        )
          found.push(act)
    }
    found.push(...nounsIn(words, segment), ...causedIn(words, segment))
    for (const act of found) if (!segment.mayI || !isLeave(act)) acts.add(act)
  }
  return {
    acts,
    asksOnly: segments.length > 0 && acts.size === 0 && segments.some(({ asks, mayI }) => asks || mayI),
  }
}

/** "Can I cancel it?" asks whether it can be done. */
const isLeave = (act: Act): boolean => act === 'cancel' || act === 'delete' || act === 'return'

const isVerbPhrase = ([first = '']: readonly string[]): boolean =>
  verbs.has(first) ||
  /^(?:call|get|back|pull|take|throw|strike|cross|do|write|pencil|sign|save|keep|check|let|pass|reach|give|top|bring|wrap|tick|wind|power|fire|cut|hand|kick|roll|go|opt|jot|leave|hang|bail|wave|say|mark|wake|drop|fill)$/.test(
    first,
  )

/** Whether a phrase that is no command by its place follows a wish: "I want to have it called off". */
const isWished = (words: readonly Word[], index: number): boolean =>
  /^(?:want|need|like|please|to|you|and|just|let's|then|i'd|could|can|would)$/.test(
    words[index - 1]?.lower ?? '',
  )
