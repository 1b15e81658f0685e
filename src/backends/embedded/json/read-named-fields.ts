import { nameWords } from '../language/name-words.ts'
import type { Json, JsonObject } from './json.ts'

const dateWords = new Set(
  'date deadline birth birthday dob due checkin checkout arrival departure start end from until expiry by on'.split(
    ' ',
  ),
)
const MOST_FIELDS = 50
const LONGEST = 4_000
const LONGEST_NAME_WORDS = 4

/** What a remark such as `(number)` or `(YYYY-MM-DD)` says of a field. */
export function remarkSchema(remark: string): JsonObject {
  const said = remark.toLowerCase()
  const description = remark.trim()
  const choices = /\|/.test(remark)
    ? remark.split('|')
    : /^(?:one of|either)?:? *[\w "'-]+(?:, *[\w "'-]+)* or [\w "'-]+$/i.test(remark) ||
        /^[\w-]+(?:\/[\w-]+)+$/.test(remark)
      ? remark.replace(/^(?:one of|either):? */i, '').split(/,| or |\//)
      : []
  const named = choices
    .map(choice => choice.trim().replace(/^["'`]+|["'`]+$/g, ''))
    .filter(choice => choice !== '')
  if (/\btrue\b|\bbool|\byes ?\/ ?no\b|\byes or no\b/.test(said)) return { type: 'boolean' }
  if (/\byyyy|\biso\b(?!.{0,6}code)|\biso[ -]?(?:8601|date|format)|\bdate\b/.test(said))
    return { type: 'string', format: 'date', description }
  if (/\bhh:?mm/.test(said)) return { type: 'string', format: 'time', description }
  if (/\barray\b|\blist\b/.test(said))
    return {
      type: 'array',
      items: { type: /\bnumbers?\b|\bint/.test(said) ? 'number' : 'string' },
      description,
    }
  if (
    named.length > 1 &&
    !named.some(choice => ['null', 'none', 'number', 'string'].includes(choice.toLowerCase()))
  )
    return { type: 'string', enum: named, description }
  if (/\bint(?:eger)?\b|\bwhole number\b|\bcount\b/.test(said)) return { type: 'integer', description }
  if (
    /\bnum(?:ber|eric)?\b|\bfloat\b|\bdecimal\b|\bdouble\b/.test(said) &&
    !/\bstring\b|number of the|'s number/.test(said)
  )
    return { type: 'number', description }
  if (/\bstring\b|\btext\b/.test(said)) return { type: 'string', description }
  return description === '' ? {} : { description }
}

/** A type right after a name: "goals int". */
const trailing = / (int|integer|float|string|boolean|bool)$/i
const stop = /^(?:from|as|in|out|for|out of|using|when|if|of the|based|where)\b/i
const article =
  /^(?:and|or|the|a|an|both|each|then|also|its|their|following|keys?|fields?|with|of|objects?|containing|having|named|only)\b[ :]*/i
/** A type after a name: "price as number". */
const typed =
  /^ as (?:an? )?((?:iso )?(?:number|integer|int|float|decimal|string|text|boolean|bool|date|array|list)\b[\w -]{0,20}?)(?=,|;|\.|\)|\n|$| and )/i

interface Piece {
  readonly name: string
  readonly remark: string
}

function nameOf(chunk: string): string | undefined {
  let bare = chunk.trim()
  for (let tries = 0; tries < 5 && article.test(bare); tries++) bare = bare.replace(article, '')
  bare = bare
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
    const colon = /^["'`*]*[\w -]{1,40}["'`*]*\s*(?::| [-\u2013\u2014] )/.exec(bare)
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
    const written = split ? split[0].replace(/(?::| [-\u2013\u2014] )\s*$/, '') : rest
    const type = trailing.exec(written)?.[1] ?? ''
    const name = nameOf(type === '' ? written : written.replace(trailing, ''))
    if (name === undefined) {
      if (rest !== '') return { pieces, broken: true }
    } else pieces.push({ name, remark: remark || type || (split ? bare.slice(split[0].length).trim() : '') })
    at = next
    if (ends) break
  }
  return { pieces, broken: false }
}

const cues =
  /\b(?:keys?|fields?|propert(?:y|ies)|members?|attributes?|columns?)\b(?: (?:named|called|are|should be|must be|for))?[ :]*|\bjson\b(?: objects?| lists?| arrays?)?(?:,? please)?[^\S\n]*(?:with|containing|of|for|having|:|\(|-+>|=)?[^\S\n]*(?:exactly|only)?[^\S\n]*(?:the )?(?:following )?(?:keys?|fields?)?:?[ \n]*|\bobjects?\b(?: (?:with|containing|of|having|for))[ :]*|\b(?:extract|get|give|return|pull|capture|collect|find|record|need|want)\b(?: (?:me|out))?:?[ \n]*|->[ ]*/gi

const member = /"([\w -]{1,40})"\s*(?:(:)\s*("[^"]{0,120}"|[^,{}\n]{0,60}))?/g

/** An object that is sketched rather than written out: `{"name", "role"}`, `{"total": ...}`. */
function readSketch(text: string): JsonObject | undefined {
  const start = text.indexOf('{')
  const end = text.indexOf('}', start)
  const inner = text.indexOf('{', start + 1)
  if (start < 0 || end < 0 || (inner >= 0 && inner < end)) return undefined
  const properties: [string, Json][] = []
  for (const [, name = '', , value = ''] of text.slice(start, end).matchAll(member)) {
    const bare = value.trim().replace(/^"|"$/g, '')
    const schema: JsonObject = /^-?\d+(?:\.\d+)?$/.test(value.trim())
      ? { type: 'number' }
      : bare.startsWith('[')
        ? { type: 'array', items: { type: 'string' } }
        : remarkSchema(bare.replace(/^(?:\.{3}|\u2026|x+|string)$|[<>]/gi, ''))
    if (properties.length < MOST_FIELDS && !/^(?:type|properties|required)$/.test(name))
      properties.push([name, schema])
  }
  if (properties.length === 0) return undefined
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: properties.map(([name]) => name),
  }
}

/** Explicit marks of a list of names rather than of running text. */
const explicit = /key|field|propert|member|attribute|column/i

/**
 * The fields that an instruction names: "JSON with name, total (number) and due_date (YYYY-MM-DD)", each with what is
 * remarked of it. Undefined where it names none.
 */
export function readNamedFields(instruction: string): JsonObject | undefined {
  const text = instruction.slice(0, LONGEST)
  const sketched = readSketch(text)
  if (sketched !== undefined) return sketched
  let best: { pieces: Piece[]; rank: number } | undefined
  for (const cue of text.matchAll(cues)) {
    const { pieces, broken } = readItems(text, cue.index + cue[0].length)
    const distinct = new Set(pieces.map(({ name }) => name.toLowerCase())).size
    const coded = pieces.filter(({ name, remark }) => /_/.test(name) || remark !== '').length
    const sure = explicit.test(cue[0]) || /with|[:(]|>/.test(cue[0])
    if (distinct === 0 || (distinct === 1 && !sure) || (broken && coded === 0)) continue
    const rank =
      distinct +
      coded * 0.5 +
      (explicit.test(cue[0]) && !broken ? 4 : /json/i.test(cue[0]) ? 1 : 0) -
      (broken ? 1.5 : 0)
    if (rank > (best?.rank ?? 0)) best = { pieces, rank }
  }
  if (!best) return undefined
  const isoDates = /\byyyy-mm-dd\b|\biso[ -]?(?:8601|date|format)/i.test(text)
  const properties: [string, Json][] = best.pieces.map(({ name, remark }) => {
    const schema = remarkSchema(remark)
    const dated = isoDates && schema.type === undefined && nameWords(name).some(word => dateWords.has(word))
    return [name, dated ? { type: 'string', format: 'date' } : schema]
  })
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: best.pieces.map(({ name }) => name),
  }
}
