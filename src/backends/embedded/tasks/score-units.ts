import { colourPhrases, colourWords, courtesies, weightyWords } from '../language/colour.ts'
import { commonVerbs } from '../language/common-verbs.ts'
import { facets } from '../language/facets.ts'
import { shareOf } from '../language/match-passages.ts'
import type { Focus } from '../language/read-focus.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { labelOf, type Unit } from '../language/units.ts'
import { words } from '../language/words.ts'
import { sentiment } from './sentiment.ts'

/** A unit and how much it is worth in a summary. */
export interface ScoredUnit {
  readonly unit: Unit
  readonly index: number
  /** Of its words that carry matter. */
  readonly stems: ReadonlySet<string>
  readonly score: number
  /** The facet that it shows most; empty where it shows none. */
  readonly facet: string
  /** Whether it surely shows a facet that was asked for. */
  readonly wanted: boolean
}

/** How surely a label, a word, a mere hint show a facet. */
const BY_LABEL = 1
const BY_WORD = 0.75
const BY_HINT = 0.35
/** Each facet but the strongest counts in part. */
const FURTHER = 0.35
/** The first statement of a text often says what it is about. */
const FIRST = 1.6
const LEAST_STEMS = 3
/** A line without a verb is a heading rather than a statement. */
const VERBLESS = -4
const LONGEST_HEADING = 9
const LONGEST_TITLE = 6
const DUTY = 1.2
/** Who owns or does something, by name. */
const NAMED = 1.6
const namesDoer =
  /^\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)? (?:will|is|has|must|should|owns|leads|takes|sends|books|writes|orders|prepares|checks|calls|handles|needs to|needs|agreed to)\b/u
/** What a text tells its reader to do. */
const ORDER = 1.2
const orders =
  /^(?:please )?(?:take|keep|do not|don't|never|always|avoid|store|wash|tell|call|ask|use|leave|put|discard|wait|stop|bring|remove|check|make sure|turn|press|contact|report|return|send|register|apply|follow|clean|read|sign|pay|book|switch|unplug)\b/i
/** What says hardly anything, and what asks rather than says. */
const FRAGMENT = -2.5
const QUESTION = -1.5
/** Each word of colour, where the text is not about just that; each word of weight. */
const COLOUR = -2
const COLOUR_PHRASE = -2.5
const MOST_COLOUR = -5
/** What must or may not be done is told, however colourful. */
const COLOURED_RULE = -1
const rules =
  /\b(?:must|never|not allowed|prohibited|forbidden|banned|required?|requires|permitted|have to|has to|due|deadline|fine[ds]?|costs?)\b/i
const COURTESY = -6
const WEIGHTY = 0.7
const MOST_WEIGHTY = 1.4
const NUMBERS = 1.2
/** Talk begins and ends with what is no matter. */
const SMALL_TALK = -1.2
const LEAST_TURNS = 4
/** Where something else is asked for, weight counts less. */
const FOCUSED = 0.35
/** A word that comes in so many statements is what the text is about. */
const ABOUT = 3
/** A word that was asked for. */
const ASKED = 3
const MOST_ASKED = 6

/** The facets that a stem shows in a text, by their place in `facets`, the surest first. */
const shown: ReadonlyMap<string, readonly (readonly [facet: number, certainty: number])[]> = (() => {
  const byStem = new Map<string, [number, number][]>()
  const add = (stems: ReadonlySet<string>, facet: number, certainty: number): void => {
    for (const base of stems) byStem.set(base, [...(byStem.get(base) ?? []), [facet, certainty]])
  }
  for (const [index, { cues, hints }] of facets.entries()) {
    add(cues, index, BY_WORD)
    add(hints, index, BY_HINT)
  }
  return byStem
})()

/** "May" and "March" are dates only beside a day. */
const hasDate = (text: string): boolean =>
  /\d{4}-\d\d-\d\d|\d\d?[/.]\d\d?[/.]\d\d|\d(?:st|nd|rd|th)? (?:of )?(?:May|March)\b|\b(?:May|March) \d/.test(
    text,
  )

/** "It was built in 2014", "has leaked since the storm in February". */
const isPast = (text: string): boolean =>
  /\b(?:was|were|had|has|have)\b[^.]{0,80}\b(?:(?:in|since) (?:19|20)\d\d|since the)\b|^for (?:\w+ ){1,2}(?:years|decades|centuries)\b|\bmet (?:on|at|in)\b|\bmeeting (?:began|opened|started|took place|was held)\b|\bwere present\b/i.test(
    text,
  )

/** "Mo to call the printer", "I'll order the tents". */
const takesOn =
  /^(?:also |and |then |still )?(?:we |i )?(?:need to|needs to|must|have to|has to|got to|should|remember to|don't forget|to do)\b|^(?:[\w -]{1,24}: )?(?:\p{Lu}\p{L}+ to \p{Ll}{2,}|.{0,40}\bI(?:'ll| will| am going to|'m going to)\b)/u
/** "The supplier may go bankrupt", "if the permit comes later, the foundation cannot be poured". */
const endangers =
  /\b(?:may|might|could) (?:not |also )?(?:go|fail|be|become|lose|delay|break|fall|slip|run|cost|miss|take|leave|rise|drop|cause)\b|\bif\b.{1,80}\b(?:cannot|can't|won't|will not|would|could)\b|\bno (?:second|other|backup|spare)\b/i

const fails =
  /\b(?:forgets?|fails?|failed|crash\w*|broken?|stopped|stuck|doesn't|does not|don't|won't|can't|cannot|no longer|wrong|missing|lost|late|delay\w*|error|problem|trouble|complain\w*|leak\w*|freez\w*)\b/i
const gains =
  /\b(?:no longer|no need|needs? no|less|fewer|without having|saves?|shorter|for free|twice as (?:fast|many|long))\b/i

/** Facets that a text shows by more than its words. */
const signs: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['number', text => /\d/.test(text)],
  ['date', hasDate],
  ['background', isPast],
])
/** The same, where the facet was asked for: these cost more to see, or say less by themselves. */
const signsOfWanted: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['action', text => takesOn.test(text) || orders.test(text) || namesDoer.test(text)],
  ['owner', text => takesOn.test(text) || namesDoer.test(text)],
  [
    'risk',
    text => endangers.test(text) || fails.test(text) || sentiment(text).blame > sentiment(text).praise,
  ],
  ['advantage', text => gains.test(text) || sentiment(text).praise > sentiment(text).blame],
  ['drawback', text => sentiment(text).blame > sentiment(text).praise],
])

/** How surely a unit shows each facet. */
function certainties(unit: Unit, stems: ReadonlySet<string>, wanted: ReadonlySet<string>): number[] {
  const found: number[] = facets.map(({ name }) =>
    signs.get(name)?.(unit.text) || (wanted.has(name) && signsOfWanted.get(name)?.(unit.text)) ? BY_WORD : 0,
  )
  for (const base of stems)
    for (const [facet, certainty] of shown.get(base) ?? [])
      found[facet] = Math.max(found[facet] ?? 0, certainty)
  if (unit.label === '' && unit.heading === '') return found
  for (const label of words(`${unit.label} ${unit.heading}`).map(stem))
    for (const [index, { names }] of facets.entries()) if (names.has(label)) found[index] = BY_LABEL
  return found
}

/** The strongest facet in full, each further one in part, and what speaks against the unit in full. */
function facetScore(
  unit: Unit,
  stems: ReadonlySet<string>,
  focus: Focus,
): Pick<ScoredUnit, 'score' | 'facet' | 'wanted'> {
  let wanted = false
  let strongest = 0
  let further = 0
  let against = 0
  let facet = ''
  for (const [index, certainty] of certainties(unit, stems, focus.wanted).entries()) {
    if (certainty === 0) continue
    const name = facets[index]?.name ?? ''
    wanted ||= certainty >= BY_WORD && focus.wanted.has(name)
    const share = certainty * (focus.weights.get(name) ?? 0)
    if (share < 0) against += share
    else {
      further += Math.min(strongest, share)
      if (share > strongest) facet = name
      strongest = Math.max(strongest, share)
    }
  }
  return { score: strongest + further * FURTHER + against, facet, wanted }
}

interface Vocabulary {
  readonly counts: ReadonlyMap<string, number>
  readonly highest: number
}

function readVocabulary(all: readonly ReadonlySet<string>[]): Vocabulary {
  const counts = new Map<string, number>()
  let highest = 1
  for (const stems of all)
    for (const base of stems) {
      const count = (counts.get(base) ?? 0) + 1
      counts.set(base, count)
      highest = Math.max(highest, count)
    }
  return { counts, highest }
}

/** How much of the whole text's vocabulary a unit carries, from 0 to 1. */
function centrality(stems: ReadonlySet<string>, { counts, highest }: Vocabulary): number {
  if (stems.size === 0 || highest < 2) return 0
  let sum = 0
  for (const base of stems) sum += (counts.get(base) ?? 0) - 1
  return Math.min(1, sum / stems.size / (highest - 1) + Math.min(stems.size, 12) / 24)
}

/** What speaks against a statement as mere colour, and for it as one of weight. */
function toneOf(
  text: string,
  every: ReadonlySet<string>,
  { counts }: Vocabulary,
  { stems: wanted, focused }: Focus,
): number {
  if (courtesies.test(text.trim().slice(labelOf(text) === '' ? 0 : text.indexOf(':') + 2))) return COURTESY
  let colour = colourPhrases.test(text) ? COLOUR_PHRASE : 0
  let weight = 0
  for (const base of every) {
    if (weightyWords.has(base)) weight += WEIGHTY
    if (colourWords.has(base) && (counts.get(base) ?? 0) < ABOUT && !wanted.has(base)) colour += COLOUR
  }
  const numbers =
    /\d|\b(?:percent|million|thousand|hundred|half|third|twice|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b/.test(
      text,
    )
  const least = rules.test(text) ? COLOURED_RULE : MOST_COLOUR
  return (
    Math.max(least, colour) +
    (Math.min(MOST_WEIGHTY, weight) + (numbers ? NUMBERS : 0)) * (focused ? FOCUSED : 1)
  )
}

/** "Lab note, 14 May.", "Sprint planning, Monday." */
const isTitle = (text: string): boolean =>
  text.split(' ').length <= LONGEST_TITLE &&
  /(?:, | of | - )?(?:\p{Lu}\p{Ll}+day|\d{1,2} \p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+ \d{1,4}|\d{4})\.?$/u.test(text) &&
  !/\b(?:is|are|was|were|has|have|had|will|must|can|should|ends?|starts?|begins?|opens?|closes?|due|by|until|on|at)\b/.test(
    text,
  )

function isVerbless({ text, label }: Unit, every: ReadonlySet<string>): boolean {
  if (isTitle(text)) return true
  if (label !== '' || text.split(' ').length > LONGEST_HEADING || orders.test(text)) return false
  for (const base of every) if (commonVerbs.has(base)) return false
  return !/(?:ed|es|ing)\b|'(?:s|re|ll|ve|m)\b/.test(text)
}

function shared(some: ReadonlySet<string>, stems: ReadonlySet<string>): number {
  let sum = 0
  for (const base of some) sum += shareOf(base, stems)
  return sum
}

/** Words of what is said, without who says it. */
const wordsIn = ({ text, label }: Unit): number =>
  text
    .slice(label === '' ? 0 : label.length + 1)
    .split(' ')
    .filter(Boolean).length

/** Whether labels come again, as those of speakers do, or the text addresses somebody. */
function isTalk(all: readonly Unit[]): boolean {
  const labels = all.map(({ label }) => label).filter(label => label !== '')
  return labels.length >= LEAST_TURNS && new Set(labels).size <= labels.length / 2
}

/** Scores the units of a text by what they state, by what is asked for, by their words and their place. */
export function scoreUnits(all: readonly Unit[], focus: Focus): ScoredUnit[] {
  const read = all.map(unit => {
    const every = new Set<string>()
    const stems = new Set<string>()
    for (const word of words(unit.text)) {
      const base = stem(word)
      every.add(base)
      if (!stopWords.has(word)) stems.add(base)
    }
    return { unit, every, stems }
  })
  const talk = isTalk(all)
  const vocabulary = readVocabulary(read.map(({ stems }) => stems))
  return read.map(({ unit, every, stems }, index) => {
    const { score, facet, wanted } = facetScore(unit, every, focus)
    const asked = Math.min(MOST_ASKED, shared(focus.stems, stems) * ASKED + shared(focus.mentioned, stems))
    // What was asked for is no colour, whatever else is said with it.
    const tone = wanted ? 0 : toneOf(unit.text, every, vocabulary, focus)
    const first =
      index !== 0 || tone < 0 || stems.size < LEAST_STEMS
        ? 0
        : focus.focused
          ? FIRST / 2
          : score > 0 || tone > 0
            ? FIRST
            : FIRST / 3
    const form =
      (stems.size < 2 || wordsIn(unit) < 4 ? FRAGMENT : 0) +
      (talk && (index === 0 || index === all.length - 1) ? SMALL_TALK : 0) +
      (unit.text.endsWith('?') ? QUESTION : 0) +
      (orders.test(unit.text) ? ORDER : 0) +
      (/\b(?:has|have|had) to\b/.test(unit.text) ? DUTY : 0) +
      ((facet === 'owner' || facet === 'action') && namesDoer.test(unit.text) ? NAMED : 0) +
      (isVerbless(unit, every) ? VERBLESS : 0) +
      first
    return {
      unit,
      index,
      stems,
      facet,
      wanted,
      score: score + asked + centrality(stems, vocabulary) + form + tone,
    }
  })
}
