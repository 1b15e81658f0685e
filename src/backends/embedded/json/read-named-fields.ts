import { nameQuality } from '../entities/name-quality.ts'
import { readField } from '../entities/read-field.ts'
import { nameWords } from '../language/name-words.ts'
import { isObject } from './is-object.ts'
import type { Json, JsonObject } from './json.ts'
import { readSketch, readTypedLines, schemaOf } from './read-sketch.ts'
import { remarkSchema } from './remark-schema.ts'

const dateWords = new Set(
  'date deadline birth birthday dob due checkin checkout arrival departure start end from until expiry by on'.split(
    ' ',
  ),
)
const MOST_FIELDS = 50
const MOST_CUES = 24
const LONGEST = 4_000
const LONGEST_NAME_WORDS = 4

/** A type right after a name: "goals int". */
const trailing = / (int|integer|float|string|boolean|bool)$/i
/** "an array of hobbies" is a list called hobbies. */
const arrayOf = /^(?:and )?(?:an? |the )?(array|list) of (?:the |all |their )?(\p{L}[\p{L} _-]{1,40})$/iu
const stop = /^(?:from|as|in|into|out|for|out of|using|when|if|of the|based|where)\b/i
const article =
  /^(?:and|or|the|a|an|both|each|then|also|its|their|following|keys?|fields?|with|of|objects?|containing|having|named|only)\b[ :]*/i
/** A type after a name: "price as number". */
const typed =
  /^ as (?:an? )?((?:iso )?(?:number|integer|int|float|decimal|string|text|boolean|bool|date|array|list)\b[\w -]{0,20}?)(?=,|;|\.|\)|\n|$| and )/i

interface Piece {
  readonly name: string
  readonly remark: string
  /** As it stands in the instruction. */
  readonly written: string
}

function nameOf(chunk: string): string | undefined {
  let bare = chunk.trim()
  for (let tries = 0; tries < 5 && article.test(bare); tries++) bare = bare.replace(article, '')
  bare = bare
    .replace(/^.{1,60}? (?:with|containing|having) (?=\S)/, '')
    .replace(/^["'`*]+|["'`*:.!?]+$/g, '')
    .replace(/["'`*]$/, '')
    .trim()
  if (!/^[\p{L}_][\p{L}\p{N}_ '.-]{0,60}$/u.test(bare) || bare.split(' ').length > LONGEST_NAME_WORDS)
    return undefined
  return bare.replaceAll("'s ", ' ').replaceAll(/[ ]+/g, '_')
}

/** The next item: up to a comma, "and" or the end of the sentence, its remark in brackets. */
function readItem(
  text: string,
  from: number,
): { chunk: string; remark: string; next: number; ends: boolean } {
  let depth = 0
  let chunk = ''
  let remark = ''
  let index = from
  for (; index < text.length; index++) {
    const letter = text.charAt(index)
    if (letter === '(' || letter === '[') {
      depth++
      if (depth === 1) continue
    }
    if ((letter === ')' || letter === ']') && depth > 0) {
      depth--
      if (depth === 0) continue
    } else if (letter === ')' || letter === ']') return { chunk, remark, next: index + 1, ends: true }
    if (depth > 0) {
      remark += letter
      continue
    }
    if (letter === ',' || letter === ';') return { chunk, remark, next: index + 1, ends: false }
    if (letter === '\n')
      return {
        chunk,
        remark,
        next: index + 1,
        ends: chunk.trim() !== '' && !/^\s*(?:[-*\u2022]|\d+[.)]) /.test(text.slice(index + 1, index + 12)),
      }
    if ('.?!'.includes(letter) && !/[\p{L}\d]/u.test(text.charAt(index + 1)))
      return { chunk, remark, next: index + 1, ends: true }
    if (letter === ' ' && /^ (?:and|&|plus) /.test(text.slice(index, index + 6)))
      return { chunk, remark, next: index + 4, ends: false }
    const type = letter === ' ' ? typed.exec(text.slice(index, index + 60)) : null
    if (type) {
      remark += type[1] ?? ''
      index += type[0].length - 1
      continue
    }
    if (text.startsWith('->', index)) return { chunk, remark, next: index + 2, ends: true }
    if (letter === ' ' && chunk.trim() !== '' && stop.test(text.slice(index + 1, index + 10)))
      return { chunk, remark, next: index + 1, ends: true }
    chunk += letter
  }
  return { chunk, remark, next: index, ends: true }
}

function readItems(text: string, from: number): { pieces: Piece[]; broken: boolean } {
  const pieces: Piece[] = []
  let at = from
  while (at < text.length && pieces.length < MOST_FIELDS) {
    const { chunk, remark, next, ends } = readItem(text, at)
    const bare = chunk
      .trim()
      .replace(/^(?:[-*\u2022]|\d+[.)]) /, '')
      .replace(/\s*:$/, '')
    const colon = /^["'`*]*[\w -]{1,40}["'`*]*\s*(?::(?!\/\/)| [-\u2013\u2014] )/.exec(bare)
    const inline =
      colon !== null && !/^["'`]/.test(bare) && !text.slice(Math.max(0, at - 2), at + 2).includes('\n')
    const rest = colon && inline ? bare.slice(colon[0].length).trim() : bare
    const split = inline ? null : colon
    if (stop.test(rest) && rest.includes(' ')) return { pieces, broken: false }
    if (/\bjson\b/i.test(rest)) {
      if (pieces.length > 0 || ends) return { pieces, broken: false }
      at = next
      continue
    }
    // "- abstracts: 15 January" gives a value and asks for none.
    const given = split ? bare.slice(split[0].length) : ''
    if (
      /\d/.test(given) &&
      !/\b(?:yyyy|hh|iso|number|integer|string|e\.g|for example|\d ?(?:-|to) ?\d)/i.test(given)
    )
      return { pieces, broken: true }
    const written = split ? split[0].replace(/(?::| [-\u2013\u2014] )\s*$/, '') : rest
    const type = trailing.exec(written)?.[1] ?? ''
    const listed = arrayOf.exec(written)
    const name = nameOf(type === '' ? (listed?.[2] ?? written) : written.replace(trailing, ''))
    if (name === undefined) {
      if (rest !== '') return { pieces, broken: true }
    } else {
      const kind = type || listed?.[1] || ''
      pieces.push({
        name,
        remark: remark || kind || (split ? bare.slice(split[0].length).trim() : ''),
        written: written.replace(article, ''),
      })
    }
    at = next
    if (ends) break
  }
  return { pieces, broken: false }
}

const cues = new RegExp(
  [
    String.raw`\b(?:keys?|fields?|propert(?:y|ies)|members?|attributes?|columns?)\b(?: (?:named|called|are|should be|must be|for)\b| ?=)?[ :]*`,
    String.raw`\bjson\b(?: objects?| lists?| arrays?)?(?:,? please)?[^\S\n]*(?:\b(?:with|containing|of|for|having)\b|:|\(|-+>|=)?[^\S\n]*(?:exactly|only)?[^\S\n]*(?:the )?(?:following )?(?:keys?|fields?)?:?[ \n]*`,
    String.raw`\bobjects?\b(?: (?:with|containing|of|having|for)\b| ?\()[ :]*`,
    String.raw`\b(?:extract|get|give|return|pull|capture|collect|find|record|need|want|including|containing|contains|with|include|have|has)\b(?: (?:me|out)\b)?:?[ \n]*`,
    '->[ ]*',
    String.raw`[:.]?[^\S\n]*\n\s*(?=(?:[-*\u2022]|\d{1,2}[.)]) )`,
    String.raw`:[^\S\n]+`,
  ].join('|'),
  'gi',
)

const type = 'strings?|numbers?|booleans?|integers?|arrays?|lists?|dates?'
const quotedName = new RegExp(
  `["'\`\u201c]([A-Za-z][A-Za-z\\d]*(?:[_ -][A-Za-z\\d]+){0,3})["'\`\u201d](?: \\(([^)\\n]{0,80})\\)| (?:as |is |should be |must be )?(?:an? )?((?:${type})\\b(?: of \\w+)?))?`,
  'gi',
)
const typeBefore = new RegExp(`\\b(${type})(?: (?:of \\w+|called|named|field|key|value)){0,2} $`, 'i')

/** Names in quotes with their types, anywhere: `a "summary" string and a list "open_questions"`. */
function readQuoted(text: string): Piece[] {
  if (!/\bjson\b|\bobject\b/i.test(text)) return []
  return [...text.matchAll(quotedName)].slice(0, MOST_FIELDS).map(match => {
    const [, name = '', remark, following] = match
    const before = typeBefore.exec(text.slice(Math.max(0, match.index - 40), match.index))?.[1]
    return { name, remark: remark ?? following ?? before ?? '', written: name }
  })
}

/** "Two lists: ...", "all strings", "both arrays of strings": the type of every member that has none of its own. */
const common =
  /\b(?:two|three|four|five|six|both|all|each|every one)(?: (?:of them|are|as|being|an?|should be))* (strings?|numbers?|integers?|booleans?|arrays?|lists?)\b(?! of (?:json )?objects)/i

/** Explicit marks of a list of names rather than of running text. */
const explicit = /key|field|propert|member|attribute|column/i

/** "An array of strings" has no members. */
const typeWord = /^(?:strings?|numbers?|integers?|booleans?|objects?|values?|texts?)$/i
/** "The fields below", "as JSON, ISO format": where names stand, and how they are written. */
const noName =
  /^(?:below|above|following|here|listed|mentioned|given|format|iso_format|iso|please|only|nothing_else|no_.*|markdown|(?:valid|plain|raw|pure)(?:_json)?|yyyy.*|\w+_only|numbers?_only|just_.*|(?:and_)?only_(?:that|json)|from_.*)$/i

interface Reading {
  readonly pieces: readonly Piece[]
  readonly rank: number
}

/** These introduce much besides names. */
const weak = /^(?:: *$|(?:with|have|has|include|including|contain\w*)\b)/i
const WEAK_LEAST = 0.7

function rankOf(pieces: readonly Piece[], cue: string, broken: boolean): number {
  const names = new Map(
    pieces.map(({ name, remark, written }) => [name.toLowerCase(), nameQuality(written, remark)]),
  )
  const worth = [...names.values()].reduce((sum, one) => sum + one, 0)
  if (weak.test(cue)) return broken || worth < names.size * WEAK_LEAST ? 0 : worth - 0.5
  return worth + (explicit.test(cue) && !broken ? 2 : /json/i.test(cue) ? 0.5 : 0) - (broken ? 1.5 : 0)
}

/** Below it what was read is hardly a list of names. */
const LEAST_RANK = 0.4

/** Every reading of a list of names: after each word that may introduce one, and of all names in quotes. */
function readings(text: string): Reading[] {
  const found: Reading[] = []
  for (const cue of [...text.matchAll(cues)].slice(0, MOST_CUES)) {
    const { pieces, broken } = readItems(text, cue.index + cue[0].length)
    const [first] = pieces
    if (typeWord.test(first?.name ?? '') || noName.test(first?.name ?? '')) continue
    const distinct = new Set(pieces.map(({ name }) => name.toLowerCase())).size
    const coded = pieces.filter(({ name, remark }) => /_/.test(name) || remark !== '').length
    const sure = explicit.test(cue[0]) || /with|[:(]|>/.test(cue[0])
    if (distinct === 0 || (distinct === 1 && !sure) || (broken && coded === 0)) continue
    found.push({ pieces, rank: rankOf(pieces, cue[0], broken) })
  }
  const quoted = readQuoted(text)
  if (quoted.length > 1 || quoted.some(({ remark }) => remark !== ''))
    found.push({ pieces: quoted, rank: rankOf(quoted, '', false) + 0.5 })
  return found
}

/** "Dates as YYYY-MM-DD, guests as a number": what is said of a field after the list of all. */
function typedLater(text: string, name: string): string {
  const said = name.replaceAll('_', '[ _]').replaceAll(/[^\w[\] ]/g, '.')
  const pattern = new RegExp(
    `(?:^|[^\\w])["'\`]?${said}["'\`]? (?:as|is|should be|must be|being) (?:an? )?(?:json )?(number|integer|int|float|string|boolean|bool|true or false|array|list)\\b`,
    'i',
  )
  return pattern.exec(text)?.[1] ?? ''
}

const wantsIsoDates = (text: string): boolean =>
  /\byyyy-mm-dd\b|\biso[ -]?(?:8601|date|format)|\bdates?\b[^.\n]{0,20}\biso\b/i.test(text)

/** Members of a sketch that are days, as the instruction wants days written. */
function withIsoDates(schema: JsonObject, text: string): JsonObject {
  if (!wantsIsoDates(text) || !isObject(schema.properties)) return schema
  const members = Object.entries(schema.properties).map(([name, member]): [string, Json] => {
    const plain = isObject(member) && member.type === undefined
    return [
      name,
      plain && readField(name).kinds.get('date') === 1
        ? { ...member, type: 'string', format: 'date' }
        : member,
    ]
  })
  return { ...schema, properties: Object.fromEntries(members) }
}

/**
 * The fields that an instruction names: "JSON with name, total (number) and due_date (YYYY-MM-DD)", each with what is
 * remarked of it. Undefined where it names none.
 */
export function readNamedFields(instruction: string): JsonObject | undefined {
  const text = instruction.slice(0, LONGEST)
  if (/"properties"\s*:/.test(text)) return undefined
  const sketched = readSketch(text) ?? readTypedLines(text)
  if (sketched !== undefined) return withIsoDates(sketched, text)
  const best = readings(text).reduce<Reading | undefined>(
    (most, one) => (one.rank > (most?.rank ?? LEAST_RANK) ? one : most),
    undefined,
  )
  if (!best) return undefined
  const shared = common.exec(text)?.[1] ?? ''
  const isCommon = (remark: string): boolean => /^(?:both|all|each)\b/i.test(remark)
  const isoDates = wantsIsoDates(text)
  return schemaOf(
    best.pieces.map(({ name, remark }): [string, Json] => {
      const schema = remarkSchema(
        remark === '' || isCommon(remark) ? typedLater(text, name) || shared : remark,
      )
      const dated =
        isoDates &&
        schema.type === undefined &&
        (readField(name).kinds.has('date') || nameWords(name).some(word => dateWords.has(word)))
      return [name, dated ? { type: 'string', format: 'date' } : schema]
    }),
  )
}
