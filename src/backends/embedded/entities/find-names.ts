import { commonVerbs } from '../language/common-verbs.ts'
import { plainCommands } from '../language/instruction-words.ts'
import { isEnglish } from '../language/is-english.ts'
import { stem } from '../language/stem.ts'
import type { Entity } from './entity.ts'
import { bareName, givenNames } from './given-names.ts'
import { monthNames, weekdays } from './month-names.ts'
import {
  noNames,
  organisationWords,
  particles,
  placeWords,
  plainTitles,
  titles,
} from './name-words-of-things.ts'
import { cityNames, countryNames, nationalities } from './place-names.ts'
import type { Segment, Word } from './segment.ts'

const MOST_PARTS = 8
const placeCues = new Set(
  'in at near from to into around outside visiting via toward towards across leaving'.split(' '),
)
const personCues = new Set(
  'by with and ask called named contact dear hi hello regards sincerely thanks cheers am is me mother father sister brother wife husband son daughter manager boss colleague dog cat horse pet rabbit neighbour neighbor friend aunt uncle cousin partner client patient customer student teacher nurse'.split(
    ' ',
  ),
)
/** What people do or are to do, after their names. */
const acts = new Set(
  'will to should must shall agreed agrees promised said says wrote writes asked asks told wants brings takes orders books calls sends handles checks prepares'.split(
    ' ',
  ),
)
const organisationCues = new Set(
  'at for with joined company firm supplier vendor employer client by'.split(' '),
)

const isCapital = (text: string): boolean => {
  const first = text.charAt(0)
  return first !== first.toLowerCase()
}
const isAcronym = (text: string): boolean =>
  text.length > 1 && text === text.toUpperCase() && /\p{Lu}/u.test(text)
const isCalendar = (lower: string): boolean =>
  (monthNames.has(lower) && lower.length > 2) || weekdays.has(lower)

/** A word that a name does not end with; "Norvik Shipping" does. */
const isNoPart = (lower: string): boolean =>
  noNames.has(lower) && !organisationWords.has(lower) && !endings.has(lower)
const endings = new Set(
  'night report review summary week office open service mobile express guide hours page club'.split(' '),
)

/** "Paid Brightline Services": a verb that begins a sentence is no part of the name after it. */
const isVerb = (lower: string): boolean =>
  !givenNames.has(lower) &&
  (commonVerbs.has(stem(lower)) || plainCommands.has(lower) || /\w{3}ed$/.test(lower))

/** Whether a word at the beginning of a sentence, with a capital anyway, is a name. */
function beginsName(word: Word, next: Word | undefined): boolean {
  if (titles.has(word.lower) && next !== undefined && isCapital(next.text)) return true
  if (noNames.has(word.lower) || (isVerb(word.lower) && !organisationWords.has(next?.lower ?? '')))
    return false
  if (givenNames.has(bareName(word.lower)) || titles.has(word.lower)) return true
  if (cityNames.has(word.lower) || countryNames.has(word.lower)) return true
  if (next !== undefined && nationalities.has(next.lower)) return false
  if (
    word.lower.length > 2 &&
    next !== undefined &&
    !isCapital(next.text) &&
    !/(?:ly|ing|s|ed|tion)$/.test(word.lower) &&
    !isEnglish(word.lower)
  )
    return true
  return (
    next !== undefined &&
    isCapital(next.text) &&
    next.start - word.end <= (word.text.length === 1 ? 2 : 1) &&
    !isCalendar(next.lower)
  )
}

const joins = (gap: string): boolean =>
  gap === ' ' ||
  gap === '-' ||
  gap === '. ' ||
  gap === ' & ' ||
  gap === '.' ||
  gap === '\u2019' ||
  gap === "'" ||
  gap === '& '

/** How far the name goes that begins at `from`. */
function nameEnd(words: readonly Word[], from: number, text: string, offset: number): number {
  let end = from + 1
  while (end < words.length && end - from < MOST_PARTS) {
    const word = words[end]
    const last = words[end - 1]
    if (!word || !last) break
    const gap = text.slice(last.end - offset, word.start - offset)
    if (!joins(gap)) break
    if (
      gap.includes('.') &&
      last.text.length > 1 &&
      !titles.has(last.lower) &&
      !['st', 'jr'].includes(last.lower)
    )
      break
    const linked =
      particles.has(word.lower) &&
      !isCapital(word.text) &&
      words[end + 1] !== undefined &&
      isCapital(words[end + 1]?.text ?? '') &&
      text.slice(word.end - offset, (words[end + 1]?.start ?? 0) - offset) === ' '
    if (linked && word.lower !== 'the') {
      end += 2
      continue
    }
    if (!isCapital(word.text) || isCalendar(word.lower)) break
    // "Bath BA1 5TT": a postcode is no part of a name.
    if (/^\p{Lu}{1,2}\d/u.test(word.text) && /^\d\p{Lu}{2}$/u.test(words[end + 1]?.text ?? '')) break
    end++
  }
  return end
}

const roles = new Set(
  'student patient customer client employee tenant member guest driver user agent manager teacher director passenger applicant candidate author speaker owner caller buyer seller colleague neighbour neighbor engineer technician contractor visitor witness resident coach founder chairman chairwoman treasurer secretary host editor chef mentor trainer pilot conductor singer actor actress writer composer painter professor principal supervisor caretaker landlord landlady surgeon pharmacist midwife carpenter plumber electrician gardener baker farmer'.split(
    ' ',
  ),
)

interface Reading {
  readonly person: number
  readonly organisation: number
  readonly place: number
}

/** What a name may be of, by its words and by the word before it. */
function classify(
  parts: readonly Word[],
  before: string,
  titled: boolean,
  written: string,
  gap: string,
  after: string,
): Reading {
  const lowers = parts.map(({ lower }) => lower)
  const joined = lowers.join(' ')
  const last = lowers.at(-1) ?? ''
  const first = bareName(lowers[0] ?? '')
  if (titled) return { person: 1, organisation: 0.05, place: 0.05 }
  if (countryNames.has(joined)) return { person: 0, organisation: 0.2, place: 1 }
  const given = givenNames.has(first)
  const organised = lowers.some(lower => organisationWords.has(lower)) || written.includes('&')
  if (organised && !(given && lowers.length === 2)) {
    const placed = placeWords.has(last) && !['office', 'company'].includes(last)
    return { person: 0.05, organisation: 1, place: placed ? 0.6 : 0.35 }
  }
  if (given && lowers.length > 1 && !placeWords.has(last))
    return { person: 1, organisation: 0.15, place: 0.1 }
  if (lowers.length > 2 && isAcronym(written)) return { person: 0.2, organisation: 0.3, place: 0.2 }
  if (cityNames.has(joined))
    return { person: given ? 0.5 : 0.1, organisation: 0.2, place: placeCues.has(before) || !given ? 1 : 0.5 }
  if (lowers.length > 1 && (placeWords.has(last) || placeWords.has(lowers[0] ?? '')))
    return { person: 0.1, organisation: 0.3, place: 0.9 }
  if (given) return { person: 0.95, organisation: 0.2, place: 0.15 }
  if (isAcronym(written)) return { person: 0.1, organisation: 0.7, place: 0.2 }
  const placed = placeCues.has(before) ? 0.75 : gap === ', ' && before !== '' && !given ? 0.6 : 0.35
  if (lowers.length === 1) {
    const camel = /[a-z][A-Z]/.test(written)
    const called = personCues.has(before) ? 0.65 : acts.has(after) ? 0.7 : 0.4
    return {
      person: camel ? 0.1 : placeCues.has(before) ? 0.3 : called,
      organisation: camel
        ? 0.9
        : placeCues.has(before) && before !== 'from' && before !== 'at'
          ? 0.2
          : organisationCues.has(before)
            ? 0.6
            : 0.45,
      place: placed,
    }
  }
  const shapely = lowers.length <= 3 && parts.every(({ text }) => !isAcronym(text) || text.length === 1)
  return {
    person: shapely ? (placeCues.has(before) ? 0.5 : 0.75) : 0.25,
    organisation: organisationCues.has(before) ? 0.6 : 0.5,
    place: placed,
  }
}

function named(
  kind: 'name' | 'nationality',
  text: string,
  offset: number,
  parts: readonly Word[],
  reading?: Reading,
): Entity {
  const start = parts[0]?.start ?? 0
  const end = parts.at(-1)?.end ?? start
  const written = text.slice(start - offset, end - offset).replace(/['\u2019]s$/, '')
  return { kind, text: written, start, end: start + written.length, ...reading }
}

/** The names of a sentence: runs of words with a capital, each with what it may be the name of. */
export function findNames({ text, words, start: offset }: Segment): Entity[] {
  const found: Entity[] = []
  let index = 0
  while (index < words.length) {
    const word = words[index]
    if (!word || !isCapital(word.text)) {
      index++
      continue
    }
    const previous = words[index - 1]
    const gap = previous ? text.slice(previous.end - offset, word.start - offset) : ''
    const begins = index === 0 || /[:"\u201c\u2018()\u2022|?!]|[-\u2013] $|(?:^|\s)'$/.test(gap)
    const single = text.charAt(word.end - offset) === '.' || !begins
    const plain =
      isCalendar(word.lower) ||
      word.lower === 'i' ||
      word.lower.startsWith("i'") ||
      (word.text.length === 1 && !single)
    if (
      plain ||
      (begins && !beginsName(word, words[index + 1])) ||
      (!begins && noNames.has(word.lower) && !titles.has(word.lower))
    ) {
      if (begins && nationalities.has(word.lower)) found.push(named('nationality', text, offset, [word]))
      index++
      continue
    }
    let end = nameEnd(words, index, text, offset)
    const before = previous?.lower ?? ''
    let from = index
    const titled = titles.has(word.lower) && end - index > 1
    if (titled && plainTitles.has(word.lower)) from = index + 1
    // "Student Bilal Achour": who is meant comes after what he is.
    if (begins && roles.has(word.lower) && end - index > 2) from = index + 1
    if (nationalities.has(word.lower) && end - index === 1)
      found.push(named('nationality', text, offset, [word]))
    while (end - from > 1 && isNoPart(words[end - 1]?.lower ?? '')) end--
    const parts = words.slice(from, end)
    const written = text.slice((parts[0]?.start ?? 0) - offset, (parts.at(-1)?.end ?? 0) - offset)
    const bareTitle = titles.has(word.lower) && end - index === 1
    if (
      parts.length > 0 &&
      !bareTitle &&
      !/^\d/.test(written) &&
      !(nationalities.has(word.lower) && parts.length === 1)
    ) {
      const surnameOnly = titled && parts.length === 1 && from > index
      found.push(
        named(
          'name',
          text,
          offset,
          surnameOnly ? words.slice(index, end) : parts,
          classify(parts, before, titled, written, gap, words[end]?.lower ?? ''),
        ),
      )
    }
    index = Math.max(end, index + 1)
  }
  return found
}
