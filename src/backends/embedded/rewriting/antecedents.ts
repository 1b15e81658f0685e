import { sentences } from '../language/sentences.ts'
import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'
import type { Turn } from './dialogue.ts'
import { type NounPhrase, nounPhrases } from './noun-phrases.ts'

/** What a pronoun may stand for. */
export type Sought = 'thing' | 'that' | 'things' | 'he' | 'she' | 'place' | 'any'

export interface Candidate {
  readonly phrase: NounPhrase
  readonly salience: number
  /** Whether the last answer is about it. */
  readonly isSubject: boolean
}

const MOST_TURNS = 12
const SUBJECT = 1.5
const vague = new Set(
  'thing things way lot kind sort question answer time times day days year years week weeks month months hour hours minute minutes euro euros number amount percent example reason yes no hello hi thanks order help information details moment something anything nothing everything people part side monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
)

const isVague = ({ text }: NounPhrase): boolean => {
  const found = words(text)
  return (
    found.length === 0 || found.every(word => vague.has(word) || /^[\d.,:]+$/.test(word)) || /^\d/.test(text)
  )
}

/** The things that a conversation has talked of, each with how much it is what the talk is about. */
export function candidates(turns: readonly Turn[]): Candidate[] {
  const found = new Map<string, { phrase: NounPhrase; salience: number; isSubject: boolean }>()
  const recent = turns.slice(-MOST_TURNS)
  for (const [index, { role, text }] of recent.entries()) {
    const age = recent.length - 1 - index
    const asked = role === 'user'
    for (const [number, sentence] of sentences(text).slice(0, 8).entries())
      for (const phrase of nounPhrases(sentence)) {
        if (isVague(phrase)) continue
        const base = words(phrase.text).map(stem).join(' ')
        const salience =
          2 / (1 + age * 0.4) +
          (phrase.position === 0 ? 1 : 0) +
          (phrase.isName ? 0.9 : 0) +
          (phrase.determiner !== '' && phrase.determiner !== 'a' ? 0.4 : 0) +
          (asked ? 0.8 : 0) +
          (number === 0 ? 0.4 : 0)
        const isSubject = !asked && age === 0 && phrase.position === 0 && number === 0
        const known = [...found.entries()].find(
          ([key]) =>
            key === base ||
            key.endsWith(` ${base}`) ||
            base.endsWith(` ${key}`) ||
            (base.includes(' ') && key.startsWith(`${base} `)),
        )
        if (!known) {
          found.set(base, { phrase, salience, isSubject })
          continue
        }
        const [key, old] = known
        const longer = phrase.text.length > old.phrase.text.length ? phrase : old.phrase
        found.delete(key)
        found.set(longer === phrase ? base : key, {
          phrase: {
            ...longer,
            modifier: longer.modifier || old.phrase.modifier,
            person: longer.person ?? old.phrase.person,
            isPlace: longer.isPlace || phrase.isPlace || old.phrase.isPlace,
          },
          salience: Math.max(salience, old.salience) + 0.9,
          isSubject: isSubject || old.isSubject,
        })
      }
  }
  return [...found.values()].sort((one, other) => other.salience - one.salience)
}

function fits({ person, isPlural, isPlace, isName }: NounPhrase, sought: Sought): number {
  if (sought === 'he' || sought === 'she')
    return person === sought ? 3 : person === 'either' ? 2.5 : person === undefined && isName ? 0.5 : -4
  if (sought === 'place') return person === undefined ? (isPlace ? 2.5 : isName ? 1 : 0) : -4
  if (sought === 'things') return isPlural ? 1.6 : person === undefined ? (isPlace ? 0.8 : 0) : -0.5
  if (sought === 'thing' || sought === 'that') return person !== undefined ? -4 : isPlural ? -1.2 : 0.2
  return person === undefined ? 0 : -1
}

/** The one that a pronoun most likely stands for, except those that its own sentence names. */
export function antecedent(
  known: readonly Candidate[],
  sought: Sought,
  sentence: string,
): NounPhrase | undefined {
  const own = new Set(words(sentence).map(stem))
  let best: NounPhrase | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const { phrase, salience, isSubject } of known) {
    const named = words(phrase.text).some(word => own.has(stem(word)))
    const score =
      salience + fits(phrase, sought) - (named ? 3 : 0) + (isSubject && sought === 'that' ? SUBJECT : 0)
    if (score > most) {
      most = score
      best = phrase
    }
  }
  return most > -1 ? best : undefined
}

/** A phrase as it stands in a sentence: `the Corran lighthouse`, `my passport`. */
export function withDeterminer(phrase: NounPhrase): string {
  const whole = articled(phrase)
  return phrase.modifier === '' ? whole : `${whole} ${phrase.modifier}`
}

function articled({ text, determiner, isName, isPlural, person }: NounPhrase): string {
  if (person !== undefined) return text
  if (['my', 'our', 'his', 'her', 'their'].includes(determiner)) return `${determiner} ${text}`
  if (determiner === 'your') return `your ${text}`
  if (['the', 'this', 'that', 'these', 'those', 'which'].includes(determiner)) return `the ${text}`
  if (determiner === 'a' || determiner === 'an') return `the ${text}`
  if (/^\p{Ll}.*\s\S*\d\S*$/u.test(text)) return text
  if (isName && /^\p{Lu}/u.test(text) && !/\s\p{Ll}/u.test(text)) return text
  if (isName && /\s\p{Ll}+$/u.test(text)) return `the ${text}`
  return isPlural || !/\s/.test(text) ? text : `the ${text}`
}
