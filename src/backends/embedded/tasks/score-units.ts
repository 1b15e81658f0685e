import { commonVerbs } from '../language/common-verbs.ts'
import { facets } from '../language/facets.ts'
import { shareOf } from '../language/match-passages.ts'
import type { Focus } from '../language/read-focus.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import type { Unit } from '../language/units.ts'
import { words } from '../language/words.ts'
import { howTelling } from './how-telling.ts'
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
/** A line without a verb is a heading rather than a statement. */
const VERBLESS = -4
const LONGEST_HEADING = 9
const LONGEST_TITLE = 6
/** Who owns or does something, by name. */
const NAMED = 1.6
const namesDoer =
  /^\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)? (?:will|is|has|must|should|owns|leads|takes|sends|books|writes|orders|prepares|checks|calls|handles|needs to|needs|agreed to)\b/u
/** What a text tells its reader to do. */
const orders =
  /^(?:please )?(?:take|keep|do not|don't|never|always|avoid|store|wash|tell|call|ask|use|leave|put|discard|wait|stop|bring|remove|check|make sure|turn|press|contact|report|return|send|register|apply|follow|clean|read|sign|pay|book|switch|unplug)\b/i
/** How much the signs of any summary count, and where nothing in particular is asked for the words of facets. */
const TELLING = 1.3
const UNFOCUSED = 0.3
const BESIDE = 0.6
/** A label such as "Decision" tells more than what follows it. */
const LABELLED = 0.2
const facetNames: ReadonlySet<string> = new Set(facets.flatMap(({ names }) => [...names]))
/** Talk begins and ends with what is no matter. */
const SMALL_TALK = -1.2
const LEAST_TURNS = 4
const ASSENT = -6
const APPROVED = 2
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
/** "Friday then.", "the 10th it is", "let's do that" */
const concludes =
  /\b(?:then it's|it's the|so we(?:'ll)?|let's (?!see|talk|discuss|look)|we(?:'ll)? (?:skip|go with|take|do|use|keep|drop|only)|decision|decided)\b|\b(?:it is|then)\W*$/i
/** What only says yes to what was said before. */
const assents =
  /^(?:[\p{L} .]{1,24}: )?(?:ok(?:ay)?|agreed|deal|fine|fine (?:with|by) me(?: too)?|sounds good|good|great|perfect|yes|yep|sure|settled|me too|same|works for me|i agree|done)(?:,? (?:then|all|everyone|agreed|great|good|too))?[.! ]*$/iu

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
  ['decision', text => concludes.test(text)],
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

function readVocabulary(all: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const stems of all) for (const base of stems) counts.set(base, (counts.get(base) ?? 0) + 1)
  return counts
}

function howManyShared(stems: ReadonlySet<string>, counts: ReadonlyMap<string, number>): number {
  let count = 0
  for (const base of stems) if ((counts.get(base) ?? 0) > 1) count++
  return count
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

/** Whether labels come again, as those of speakers do, or the text addresses somebody. */
export function isTalk(all: readonly Unit[]): boolean {
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
    const read = facetScore(unit, every, focus)
    const { score, facet } = read
    const assent = talk && assents.test(unit.text)
    const approved = talk && !assent && assents.test(all[index + 1]?.text ?? '')
    const wanted = !assent && (read.wanted || (approved && focus.wanted.has('decision')))
    const asked = Math.min(MOST_ASKED, shared(focus.stems, stems) * ASKED + shared(focus.mentioned, stems))
    const telling = howTelling({
      text: unit.text,
      index,
      count: all.length,
      every,
      shared: howManyShared(stems, vocabulary),
      isAbout: base => (vocabulary.get(base) ?? 0) >= ABOUT || focus.stems.has(base),
    })
    const form =
      (assent ? ASSENT : approved ? APPROVED : 0) +
      (talk && (index === 0 || index === all.length - 1) ? SMALL_TALK : 0) +
      ((focus.wanted.has('owner') || focus.wanted.has('action')) && namesDoer.test(unit.text) ? NAMED : 0) +
      (isVerbless(unit, every) ? VERBLESS : 0)
    const labelled = unit.label !== '' && words(unit.label).some(word => facetNames.has(stem(word)))
    const said = focus.focused || labelled || score < 0 ? score : score * UNFOCUSED
    // What was asked for is no colour, whatever else is said with it.
    const tone = wanted
      ? Math.max(0, telling)
      : telling * (labelled ? LABELLED : focus.focused ? BESIDE : TELLING)
    return { unit, index, stems, facet, wanted, score: said + asked + tone + form }
  })
}
