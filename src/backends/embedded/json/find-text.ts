import { nameWords } from '../language/name-words.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import type { Token } from '../language/tokens.ts'
import { words } from '../language/words.ts'
import { findDates } from './find-dates.ts'
import type { Source } from './read-source.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** What kind of thing a member holds, by the last words of its name. */
const kinds: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['email', list('email mail')],
  ['url', list('url uri link website homepage endpoint')],
  ['phone', list('phone telephone mobile tel')],
  ['date', list('date day deadline due checkin checkout birthday when departure arrival')],
  ['time', list('time hour')],
  ['symbol', list('symbol ticker currency iata')],
  [
    'identifier',
    list(
      'id ids identifier number no code reference ref sku key order ticket account tracking invoice serial isbn iban',
    ),
  ],
  [
    'place',
    list('city location place town country region destination origin address airport state venue where area'),
  ],
  [
    'person',
    list(
      'name person customer user assignee recipient author contact owner firstname lastname fullname employee patient guest',
    ),
  ],
  ['request', list('query question prompt search keywords keyword input request q topic subject term')],
  ['text', list('text message content body sentence document description note comment')],
  ['reason', list('reason cause why')],
]
const placeCues = list('in at for near from to around of visiting')
const fromCues = list('from origin source departure start sender departing')
const toCues = list('to destination target arrival recipient end going')
const personCues = list(
  'for to named called with by am is customer user from assign contact name employee mr mrs ms dr',
)
const notNames = list(
  'i the a an what how when where who why please can could is are my it and or but if tell show find get',
)
const links = list('is are = : of to as named called number no id with for the')

const capital = (token: Token | undefined): boolean => {
  const first = token?.text.charAt(0) ?? ''
  return first !== first.toLowerCase()
}

/** Whether a date begins at `index`: "May 5" has a capital and is no name. */
function beginsDate(found: readonly Token[], index: number): boolean {
  const [first] = findDates(found.slice(index, index + 2))
  return first?.text.startsWith(found[index]?.text ?? '') ?? false
}

/** The words with a capital from `start` on, as one name: "New York", "Ada Lovelace". */
function nameFrom(found: readonly Token[], start: number): string | undefined {
  const parts: string[] = []
  for (let index = start; index < found.length && parts.length < 5; index++) {
    const token = found[index]
    if (!token || !capital(token)) break
    parts.push(token.text)
    if (token.ends) break
  }
  return parts.length === 0 ? undefined : parts.join(' ')
}

function afterCue(found: readonly Token[], cues: ReadonlySet<string>): string | undefined {
  for (let index = 0; index < found.length - 1; index++) {
    if (!cues.has(found[index]?.lower ?? '') || found[index]?.ends) continue
    const name = nameFrom(found, index + 1)
    if (name !== undefined && !notNames.has(name.toLowerCase()) && !beginsDate(found, index + 1)) return name
  }
  return undefined
}

/** A name anywhere but at the beginning of a sentence; several words may begin one. */
function anyName(found: readonly Token[]): string | undefined {
  for (let index = 0; index < found.length; index++) {
    const token = found[index]
    if (!token || !capital(token) || notNames.has(token.lower) || /\d/.test(token.text)) continue
    const name = nameFrom(found, index)
    if (name !== undefined && !beginsDate(found, index) && (!token.begins || name.includes(' '))) return name
  }
  return undefined
}

const hasDigit = (text: string): boolean => /\d/.test(text)
const bare = (text: string): string => text.replace(/^[#@]/, '')

/** Codes such as `ORD-88421`: one near the member's own word first, then one that begins like it. */
function findIdentifier(
  own: readonly string[],
  { tokens: found, stems }: Source,
  taken: ReadonlySet<string>,
): string | undefined {
  const codes = [...found.entries()].filter(
    ([, { text }]) =>
      hasDigit(text) &&
      !taken.has(bare(text)) &&
      (/[A-Za-z#_-]/.test(text)
        ? !/^\d+(st|nd|rd|th|am|pm|s|%)$/i.test(text) && !/^\d{4}-\d\d-\d\d/.test(text)
        : text.length >= 3),
  )
  const nouns = own.filter(word => !list('id ids number no code reference identifier key').has(word))
  const near = codes.find(([index]) =>
    [1, 2, 3].some(back => nouns.some(noun => stem(noun) === stems[index - back])),
  )
  const alike = codes.find(([, { lower }]) =>
    nouns.some(noun => noun.length > 2 && lower.startsWith(noun.slice(0, 2))),
  )
  const code = near ?? alike ?? codes.find(([, { text }]) => /[A-Za-z-]/.test(text)) ?? codes[0]
  return code && bare(code[1].text)
}

function findPlace(own: readonly string[], { tokens: found }: Source): string | undefined {
  if (own.some(word => fromCues.has(word))) return afterCue(found, list('from'))
  if (own.some(word => toCues.has(word))) return afterCue(found, list('to')) ?? afterCue(found, list('in'))
  return afterCue(found, placeCues) ?? anyName(found)
}

/** What follows "search for" and the like; all of it where nothing introduces it. */
function findRequest({ text, quotations }: Source): string | undefined {
  const [quoted] = quotations
  if (quoted) return quoted.text
  const line = text.trim()
  const about =
    /\b(?:search(?: the \w+)? for|look(?:ing)? up|search(?:ing)?|find|about|look(?:ing)? for|google)\s+/i.exec(
      line.slice(0, 2_000),
    )
  const rest = about ? line.slice(about.index + about[0].length) : line
  const request = rest.replace(/[.?!]+$/, '').trim()
  return request === '' ? undefined : request.slice(0, 1_000)
}

function findReason({ text }: Source): string | undefined {
  const cause = /\b(?:because|since|due to|as)\s+([^.!?\n]+)/i.exec(text.slice(0, 4_000))
  return cause?.[1]?.trim()
}

/** A quotation right after the member's own name: "titled 'Plan B'". */
function quotedAfterName(own: readonly string[], { text, quotations }: Source): string | undefined {
  const last = stem(own.at(-1) ?? '')
  return quotations.find(({ start }) =>
    words(text.slice(Math.max(0, start - 24), start))
      .slice(-2)
      .some(word => stem(word) === last),
  )?.text
}

/** The words after the member's own name: "status is done", "priority: high". */
function afterOwnName(own: readonly string[], { tokens: found, stems }: Source): string | undefined {
  const last = stem(own.at(-1) ?? '')
  for (const [index, base] of stems.entries()) {
    if (base !== last || found[index]?.ends) continue
    let next = index + 1
    while (next < found.length && links.has(found[next]?.lower ?? '') && next < index + 4) next++
    const name = nameFrom(found, next)
    const token = found[next]
    if (name !== undefined) return name
    if (token && (next > index + 1 || hasDigit(token.text)) && !stopWords.has(token.lower)) return token.text
  }
  return undefined
}

function byKind(
  kind: string,
  own: readonly string[],
  source: Source,
  taken: ReadonlySet<string>,
): string | undefined {
  const { tokens: found, text, quotations } = source
  switch (kind) {
    case 'email':
      return found.find(token => /^[^@]+@[^@]+\.[^@]+$/.test(token.text) && !taken.has(token.text))?.text
    case 'url':
      return found.find(token => /^(https?:\/\/|www\.)/.test(token.text) && !taken.has(token.text))?.text
    case 'phone':
      return /\+?\d[\d ()-]{6,20}\d/.exec(text.slice(0, 10_000))?.[0]
    case 'time':
      return found.find(token => /^\d{1,2}(:\d\d)?(am|pm)?$/.test(token.lower) && /[:m]/.test(token.lower))
        ?.text
    case 'date': {
      const dates = findDates(found).map(({ text: written, iso }) => iso ?? written)
      return dates.find(date => !taken.has(date)) ?? dates[0]
    }
    case 'symbol':
      return found.find(token => /^[A-Z]{2,5}$/.test(token.text) && !taken.has(token.text))?.text
    case 'identifier':
      return findIdentifier(own, source, taken)
    case 'place':
      return findPlace(own, source)
    case 'person':
      return afterCue(found, personCues) ?? anyName(found)
    case 'request':
      return findRequest(source)
    case 'text':
      return quotations[0]?.text ?? (text.trim() === '' ? undefined : text.trim().slice(0, 4_000))
    case 'reason':
      return findReason(source)
    default:
      return undefined
  }
}

function kindOf(own: readonly string[], format: string): string {
  if (format === 'date' || format === 'date-time') return 'date'
  if (format === 'email' || format === 'time') return format
  if (format === 'uri' || format === 'url') return 'url'
  for (const word of own.toReversed()) for (const [kind, names] of kinds) if (names.has(word)) return kind
  return ''
}

/**
 * The string of a text that a member is about, by the kind of thing its name says, else by what follows its name.
 * @param taken strings already given to other members
 */
export function findText(
  name: string,
  format: string,
  source: Source,
  taken: ReadonlySet<string>,
): string | undefined {
  const own = nameWords(name)
  const kind = kindOf(own, format)
  const found = byKind(kind, own, source, taken)
  if (found !== undefined) return found
  return (
    quotedAfterName(own, source) ??
    afterOwnName(own, source) ??
    (kind === '' && source.quotations.length === 1 ? source.quotations[0]?.text : undefined)
  )
}
