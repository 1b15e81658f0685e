import { expectations, sentimentPhrases, sentimentWords } from '../language/sentiment-words.ts'
import { words } from '../language/words.ts'

/** How much a text praises and blames, both at least 0. */
export interface Sentiment {
  readonly praise: number
  readonly blame: number
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const negators = list(
  'no not never nobody none nothing neither nor without hardly barely cannot dont didnt isnt wont cant',
)
const strengtheners = list(
  'very really so extremely absolutely incredibly totally completely truly utterly highly',
)
const weakeners = list('slightly somewhat bit little fairly partly')
/** What follows outweighs what went before. */
const turns = list('but however yet except nevertheless nonetheless')
/** The clause that it begins counts less than the others. */
const concessions = list('although though despite while whilst')
const able = list("couldn't can't cannot couldnt")
const comparatives = list('better happier easier smoother nicer faster friendlier kinder quicker')
const SUPERLATIVE_REACH = 7
/** A negator reaches this many words. */
const REACH = 4
/** Emoji are said of the whole: no negation turns them. */
const FIRST_EMOJI = '\u2600'
const BEFORE_TURN = 0.5
const AFTER_TURN = 1.5
const CONCEDED = 0.5
/** "Great, another outage." praises nothing. */
const irony =
  /\b(?:great|brilliant|wonderful|fantastic|perfect|lovely|nice|superb)[,.!]+\s+(?=(?:yet )?another\b)/gi

const phrases: ReadonlyMap<string, readonly (readonly [readonly string[], number])[]> = (() => {
  const byFirst = new Map<string, [string[], number][]>()
  for (const [phrase, weight] of sentimentPhrases) {
    const parts = phrase.split(' ')
    const [first = ''] = parts
    byFirst.set(first, [...(byFirst.get(first) ?? []), [parts, weight]])
  }
  for (const same of byFirst.values()) same.sort(([a], [b]) => b.length - a.length)
  return byFirst
})()

const isNegator = (word: string): boolean => negators.has(word) || word.endsWith("n't")

/** "I like it" praises, "like a brick" compares. */
const likers = list('i we they you really also people customers everyone')

function phraseAt(
  clause: readonly string[],
  index: number,
): readonly [readonly string[], number] | undefined {
  return phrases
    .get(clause[index] ?? '')
    ?.find(([parts]) => parts.every((part, at) => clause[index + at] === part))
}

function weightOf(word: string, before: string): number {
  if (word === 'like' || word === 'liked') return likers.has(before) || isNegator(before) ? 1 : 0
  const weight = sentimentWords.get(word) ?? 0
  if (strengtheners.has(before)) return weight * 1.5
  return weakeners.has(before) ? weight * 0.6 : weight
}

/** The weights in one clause, a negation turning what it reaches. */
function weigh(clause: readonly string[], add: (weight: number) => void): void {
  let negatedUntil = -1
  for (let index = 0; index < clause.length; index++) {
    const word = clause[index] ?? ''
    const before = clause[index - 1] ?? ''
    const phrase = phraseAt(clause, index)
    if (phrase) {
      add(phrase[1])
      index += phrase[0].length - 1
      continue
    }
    if (isNegator(word)) {
      // "Could not be better", "can't ask for a nicer one": nothing better is conceivable.
      const best =
        able.has(word) && clause.slice(index, index + SUPERLATIVE_REACH).some(next => comparatives.has(next))
      if (best) {
        add(2)
        return
      }
      negatedUntil = index + REACH
      unknown = absences.has(word) ? ABSENT : word === 'one' ? 0 : 0
      continue
    }
    const weight = weightOf(word, before)
    if (unknown > 0 && weight === 0 && !expectations.has(word) && !stopWords.has(word)) {
      // "Never reaches me", "nobody turned up": that something does not happen is mostly a complaint.
      add(-unknown)
      unknown = 0
    }
    if (index > negatedUntil || word > FIRST_EMOJI) add(weight === 0 && before === 'too' ? -0.8 : weight)
    else if (weight !== 0) add(weight > 0 ? -weight : weight * -0.5)
    else if (expectations.has(word)) {
      add(-1.2)
      negatedUntil = -1
    }
  }
}

/** The clauses of a text as words, each with how much it counts. */
function clauses(text: string): { clause: string[]; share: number }[] {
  const found: { clause: string[]; share: number }[] = []
  for (const part of text.split(/[.,;:!?\n()\u2014\u2013]/)) {
    let clause: string[] = []
    let share = 1
    for (const word of words(part)) {
      if (!turns.has(word) && !concessions.has(word)) {
        clause.push(word)
        continue
      }
      found.push({ clause, share })
      clause = []
      share = turns.has(word) ? AFTER_TURN : CONCEDED
      if (turns.has(word)) for (const earlier of found.slice(-2)) earlier.share = BEFORE_TURN
    }
    if (clause.length > 0) found.push({ clause, share })
  }
  return found
}

/** Reads the sentiment of English text from words, negations, phrases and contrasts. */
export function sentiment(text: string): Sentiment {
  let praise = 0
  let blame = 0
  for (const { clause, share } of clauses(text.replace(irony, 'oh great ')))
    weigh(clause, weight => {
      if (weight > 0) praise += weight * share
      else blame -= weight * share
    })
  return { praise, blame }
}
