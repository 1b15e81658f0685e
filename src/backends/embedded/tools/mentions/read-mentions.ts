import { quotations } from '../../language/quotations.ts'
import { readDate } from './calendar.ts'
import { readTime } from './clock.ts'
import { isOpener } from './common-openers.ts'
import type { Mention, MentionKind, Reading, Word } from './mention.ts'
import { currencyOf, nationalCurrency, readQuantity } from './quantities.ts'

/** Of more things only the first and the last are kept. */
const MOST_MENTIONS = 240
const LONGEST_NAME = 6
const particles: ReadonlySet<string> = new Set(
  'de da di du del della la le van von der den of & al el y'.split(' '),
)
const titles: ReadonlySet<string> = new Set('mr mrs ms dr prof sir'.split(' '))
const calendarNames: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december celsius fahrenheit kelvin i english'
  ).split(' '),
)
const placeLinks: ReadonlySet<string> = new Set('in near around outside from to at for'.split(' '))
const notPlaces: ReadonlySet<string> = new Set(
  (
    'the a an my our your his her their this that it me us them you him least most all once general total case order ' +
    'time advance cash person home work school stock detail details bed celsius fahrenheit euros dollars pounds full ' +
    'case need help today tomorrow tonight now next noon midnight lunch dinner breakfast minutes hours days weeks ' +
    'rent sale free short what which how when where anything something everyone everybody two three four five six ' +
    'seven eight nine ten be do go get have make see know use buy let please mornings general particular person'
  ).split(' '),
)

/** The shape of a code: `T-1042` is `A-9`, `RX5519DE` is `A9A`. */
export const shapeOf = (text: string): string => text.replace(/[A-Za-z]+/g, 'A').replace(/\d+/g, '9')

function plainReading(
  words: readonly Word[],
  first: number,
  next: number,
  kind: MentionKind,
  unit = '',
): Reading {
  const text = words
    .slice(first, next)
    .map(word => word.text)
    .join(' ')
  return { kind, text, value: text, unit, next }
}

/** `10969 Berlin`, `TX 78701`, `CF10 3AT`. */
function readPostcode(words: readonly Word[], first: number): Reading | undefined {
  const text = words[first]?.text ?? ''
  const next = words[first + 1]
  if (/^[A-Z]{1,2}\d[A-Z\d]?$/.test(text) && /^\d[A-Z]{2}$/.test(next?.text ?? ''))
    return plainReading(words, first, first + 2, 'code', 'postcode')
  if (!/^\d{4,5}$/.test(text) || /^(?:19|20)\d\d$/.test(text)) return undefined
  const before = words[first - 1]
  const ahead =
    words[first]?.mark === '' &&
    isCapital(next) &&
    next?.begins === false &&
    currencyOf(next.text) === undefined
  const behind = /^[A-Z]{2}$/.test(before?.text ?? '') && before?.mark === '' && text.length === 5
  return behind || (ahead && before?.mark === ',')
    ? plainReading(words, first, first + 1, 'code', 'postcode')
    : undefined
}

function readAddress(words: readonly Word[], first: number): Reading | undefined {
  const text = words[first]?.text ?? ''
  if (/^[^@\s]{1,64}@[^@\s]+\.[a-z]{2,}$/i.test(text)) return plainReading(words, first, first + 1, 'email')
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(text)) return plainReading(words, first, first + 1, 'url')
  return undefined
}

/** `+43 660 1234567`, `(020) 7946 0018`: at least seven digits, beginning with a plus or a zero. */
function readPhone(words: readonly Word[], first: number): Reading | undefined {
  if (
    !/^[+(]?[0\d][\d()/-]*$/.test(words[first]?.text ?? '') ||
    !/^(\+|0|\()/.test(words[first]?.text ?? '')
  ) {
    if (!/^\d{3}-\d{3,4}(-\d{4})?$/.test(words[first]?.text ?? '')) return undefined
  }
  let next = first
  let digits = 0
  while (next < words.length && /^[+(]?[\d()/-]+$/.test(words[next]?.text ?? '') && next < first + 7) {
    digits += (words[next]?.text ?? '').replace(/\D/g, '').length
    next++
    if (words[next - 1]?.mark !== '' && words[next - 1]?.mark !== ')') break
  }
  return digits >= 7 && digits <= 15 ? plainReading(words, first, next, 'phone') : undefined
}

const isOrdinal = (text: string): boolean => /^\d+(?:st|nd|rd|th|s|x)$/i.test(text)

/** Identifiers: letters with digits, `#4512`, names of hosts; what else holds a hyphen or a point is a weak one. */
function readCode(words: readonly Word[], first: number): Reading | undefined {
  const word = words[first]
  const text = word?.text.replace(/^[#@]/, '') ?? ''
  if (!word || text.length < 2 || isOrdinal(text)) return undefined
  const hasDigit = /\d/.test(text)
  const found = (unit: string): Reading => ({ kind: 'code', text, value: text, unit, next: first + 1 })
  if (hasDigit && /[A-Za-z]/.test(text)) return found('')
  if (hasDigit && /^\d+(?:[-/]\d+)+$/.test(text)) return found('')
  if (/^v?\d+(?:\.\d+){2,}$/i.test(text)) return found('')
  if (word.text.startsWith('#') && hasDigit) return found('')
  if (/^[a-z][a-z\d]*(?:[-._/][a-z\d]+)+$/.test(text) && !text.endsWith('.')) return found('weak')
  if (/^[A-Z]+(?:[-_][A-Z]+)+$/.test(text)) return found('weak')
  return undefined
}

const isCapital = (word: Word | undefined): boolean => {
  const first = word?.text.charAt(0) ?? ''
  return first !== first.toLowerCase()
}

const streets =
  /^(?:street|st|road|rd|avenue|ave|lane|ln|drive|way|square|place|court|boulevard|blvd|quay|row|terrace|close|crescent|hill|park)$/i

/** "12 Quay Street", "Hauptstrasse 5". */
function readStreet(words: readonly Word[], first: number): Reading | undefined {
  if (/^\d{1,5}[a-z]?$/i.test(words[first]?.text ?? '') && words[first]?.mark === '') {
    for (let next = first + 1; next < Math.min(words.length, first + 6); next++) {
      const word = words[next]
      if (!word || !isCapital(word)) return undefined
      if (next > first + 1 && streets.test(word.text))
        return plainReading(words, first, next + 1, 'name', 'street')
      if (word.mark !== '')
        return next > first + 1 && streets.test(word.text)
          ? plainReading(words, first, next + 1, 'name', 'street')
          : undefined
    }
    return undefined
  }
  const word = words[first]
  const isStreetName =
    /(?:stra(?:ss|ß)e|gasse|weg|platz|allee|gatan|gata|straat|laan)$/i.test(word?.text ?? '') ||
    /^(?:rue|via|calle|rua|avenida|piazza|plaza)$/i.test(word?.text ?? '')
  if (!isStreetName || !isCapital(word)) return undefined
  for (let next = first; next < Math.min(words.length, first + 5); next++)
    if (/^\d{1,4}[a-z]?$/i.test(words[next]?.text ?? ''))
      return plainReading(words, first, next + 1, 'name', 'street')
  return undefined
}

/** `ORD-88421`: no part of a name, whatever stands before it. */
const isIdentifier = (text: string): boolean => /^\p{Lu}+[-_]\d/u.test(text)

/** Words with capitals, with the small words inside a name: "Trattoria Lucia", "Rio de Janeiro", "Bolt & Byrne". */
function readName(words: readonly Word[], first: number): Reading | undefined {
  const word = words[first]
  if (!word || !isCapital(word) || /\d/.test(word.text) || /^(?:I|I'[a-z]+)$/.test(word.text))
    return undefined
  const onlyWord = words.length <= 3
  if (word.begins && isOpener(word.lower) && !(onlyWord && !isOpener(word.lower))) return undefined
  if (calendarNames.has(word.lower)) return undefined
  let next = first + 1
  let last = words[first]
  while (next < words.length && next < first + LONGEST_NAME) {
    if (last && last.mark !== '' && !(last.mark === '.' && titles.has(last.lower))) break
    const candidate = words[next]
    if (!candidate || candidate.begins || isIdentifier(candidate.text)) break
    const joins =
      particles.has(candidate.lower) &&
      isCapital(words[next + 1]) &&
      candidate.mark === '' &&
      !(words[next + 1]?.begins ?? true) &&
      !calendarNames.has(words[next + 1]?.lower ?? '')
    if (joins) next++
    else if (!isCapital(candidate) || calendarNames.has(candidate.lower) || candidate.text === 'I') break
    last = words[next]
    next++
  }
  while (next > first + 1 && /^(?:is|are|was)$/.test(words[next - 1]?.lower ?? '')) next--
  const size = next - first
  if (size === 1 && /^[A-Z]{2,5}$/.test(word.text)) return plainReading(words, first, next, 'acronym')
  const from = titles.has(word.lower) && size > 1 ? first + 1 : first
  return plainReading(words, from, next, 'name', word.begins && size === 1 && !onlyWord ? 'begins' : '')
}

/** A currency that stands alone: "from euros to USD". */
function readCurrency(words: readonly Word[], first: number): Reading | undefined {
  const word = words[first]
  const code = word && currencyOf(word.text)
  const isCode = code !== undefined && word?.text === code
  const national = nationalCurrency(word?.lower ?? '', words[first + 1]?.lower ?? '')
  if (national !== undefined && word)
    return {
      kind: 'currency',
      text: `${word.text} ${words[first + 1]?.text ?? ''}`,
      value: national,
      unit: national,
      next: first + 2,
    }
  const isName =
    code !== undefined &&
    word !== undefined &&
    (word.text.length > 3 || word.lower === 'yen') &&
    !['real', 'rand', 'ether'].includes(word.lower)
  const sterling = words[first + 1]?.lower === 'sterling' && word?.mark === ''
  return isCode || isName
    ? { kind: 'currency', text: word.text, value: code, unit: code, next: first + (sterling ? 2 : 1) }
    : undefined
}

/** A place in small letters: "weather in paris". */
function readSmallPlace(words: readonly Word[], first: number): Reading | undefined {
  const word = words[first]
  const before = words[first - 1]
  if (!word || !before || before.mark !== '' || !placeLinks.has(before.lower)) return undefined
  if (
    !/^\p{L}[\p{L}'-]+$/u.test(word.text) ||
    isCapital(word) ||
    notPlaces.has(word.lower) ||
    (isOpener(word.lower) && word.lower !== 'new')
  )
    return undefined
  let next = first + 1
  while (
    next < Math.min(words.length, first + 3) &&
    words[next - 1]?.mark === '' &&
    /^\p{L}[\p{L}'-]+$/u.test(words[next]?.text ?? '') &&
    !isOpener(words[next]?.lower ?? '') &&
    !notPlaces.has(words[next]?.lower ?? '')
  )
    next++
  const reading = plainReading(words, first, next, 'place')
  const capitals = reading.text.replace(
    /(^|[ -])(\p{Ll})/gu,
    (_, link: string, letter: string) => link + letter.toUpperCase(),
  )
  return { ...reading, value: capitals }
}

/**
 * What a text names that may be an argument, in order; at one word at most one thing, but a number that may also
 * be a code is left to who reads it.
 * @param today `YYYY-MM-DD`, where somebody said so
 */
export function readMentions(
  text: string,
  words: readonly Word[],
  today: string | undefined,
  year: number | undefined,
): Mention[] {
  const found: Mention[] = []
  const quoted = quotations(text)
  let index = 0
  let quote = 0
  while (index < words.length) {
    const word = words[index]
    if (!word) break
    while (quote < quoted.length && (quoted[quote]?.end ?? 0) <= word.start) quote++
    const open = quoted[quote]
    if (open && open.start < word.start && word.start < open.end) {
      const first = index
      while (index < words.length && (words[index]?.start ?? 0) < open.end) index++
      const { text: inside } = open
      found.push({ kind: 'quotation', text: inside, value: inside, unit: '', first, next: index })
      continue
    }
    const reading =
      readAddress(words, index) ??
      readStreet(words, index) ??
      readDate(words, index, today, year) ??
      readTime(words, index) ??
      readPhone(words, index) ??
      readPostcode(words, index) ??
      readQuantity(words, index) ??
      readCode(words, index) ??
      readCurrency(words, index) ??
      readName(words, index) ??
      readSmallPlace(words, index)
    if (reading) found.push({ ...reading, first: index })
    index = reading?.next ?? index + 1
  }
  return found.length <= MOST_MENTIONS
    ? found
    : [...found.slice(0, MOST_MENTIONS / 2), ...found.slice(-MOST_MENTIONS / 2)]
}
