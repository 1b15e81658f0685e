import { foreignSentiment } from '../language/foreign-sentiment.ts'
import { sentimentPhrases } from '../language/sentiment-phrases.ts'
import { expectations, sentimentWords } from '../language/sentiment-words.ts'
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
const BEST = 2
/** An expected thing that did not happen, and any other: "it never reaches me". */
const UNMET = -1.2
const ABSENT = -0.6
const absences = list('never nobody none nothing')
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
  const byFirst = new Map<string, (readonly [readonly string[], number])[]>()
  for (const phrase of sentimentPhrases) {
    const first = phrase[0][0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase])
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

/** "Could not be better", "can't ask for a nicer one": nothing better is conceivable. */
const isBest = (clause: readonly string[], index: number): boolean =>
  able.has(clause[index] ?? '') &&
  clause.slice(index, index + SUPERLATIVE_REACH).some(word => comparatives.has(word))

/** The weights in one clause, a negation turning what it reaches. */
function weigh(clause: readonly string[], add: (weight: number) => void): void {
  let negatedUntil = -1
  let absent = false
  for (let index = 0; index < clause.length; index++) {
    const word = clause[index] ?? ''
    const before = clause[index - 1] ?? ''
    const phrase = phraseAt(clause, index)
    if (phrase) {
      add(phrase[1])
      index += phrase[0].length - 1
      absent = false
      continue
    }
    if (isNegator(word)) {
      if (isBest(clause, index)) {
        add(BEST)
        return
      }
      negatedUntil = index + REACH
      absent = absences.has(word) || (word === 'no' && clause[index + 1] === 'one')
      continue
    }
    const weight = weightOf(word, before)
    if (weight !== 0) absent = false
    if (index > negatedUntil || word > FIRST_EMOJI) add(weight === 0 && before === 'too' ? -0.8 : weight)
    else if (weight !== 0) add(weight > 0 ? -weight : weight * -0.5)
    else if (expectations.has(word)) {
      add(UNMET)
      negatedUntil = -1
      absent = false
    }
  }
  if (absent) add(ABSENT)
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

/** What is said with these is meant the other way round. */
const mocking =
  /[\u{1F644}\u{1F643}\u{1F921}]|\s\/s\b|\b(?:just what (?:i|we) needed|thanks a lot for|thanks for nothing|slow clap|bravo for|as if|what a surprise|(?:love|loved|enjoy|enjoyed) (?:waiting|being|paying|having to|how|it when|spending)|oh (?:great|wonderful|lovely|joy|perfect|fantastic|brilliant)|because who|who needs|who doesn't (?:love|like|enjoy)|so (?:helpful|useful) (?:that|when))\b/iu
const MOCKED = 0.8
const READ = 8_000

/** Reads the sentiment of English text from words, negations, phrases and contrasts. */
export function sentiment(text: string): Sentiment {
  let praise = 0
  let blame = 0
  for (const { clause, share } of clauses(text.replace(irony, 'oh great ')))
    weigh(clause, weight => {
      if (weight > 0) praise += weight * share
      else blame -= weight * share
    })
  const foreign = foreignSentiment(text)
  if (praise > 0 && mocking.test(text.slice(0, READ)))
    return { praise: foreign.praise, blame: blame + foreign.blame + Math.max(MOCKED, praise * MOCKED) }
  return { praise: praise + foreign.praise, blame: blame + foreign.blame }
}
