import { findText } from '../entities/find-value.ts'
import { nameQuality } from '../entities/name-quality.ts'
import { readField } from '../entities/read-field.ts'
import { readText } from '../entities/read-text.ts'
import { isObject } from '../json/is-object.ts'
import { readNamedFields } from '../json/read-named-fields.ts'
import type { Assignment } from '../read-assignment.ts'
import { splitRequest } from './split-request.ts'

const SEARCHED = 32_768
const MOST_FIELDS = 30
const FEWEST = 2

/** A line or a piece for each field, as the prompt writes it: `Name: ...`. */
interface Template {
  readonly names: readonly string[]
  readonly link: string
  readonly joint: string
}

const blank =
  /^\s*(?:[-*\u2022] )?["'`*]*([\p{L}][\p{L}\d _/-]{1,30}?)["'`*]*(:|=| -)\s*(?:<[^>\n]{0,60}>|\[[^\]\n]{0,60}\]|\{[^}\n]{0,40}\}|\.{2,}|\u2026|_{2,})?["'`*,]*\s*$/u
const inline =
  /["'`]?\b([\p{L}][\p{L}\d _]{0,25}?)["'`]?(:|=) ?(?:\.{3}|\u2026|<[^>\n]{1,40}>|\[[^\]\n]{1,40}\]|_{2,})/gu
const taking =
  /^\W*(?:please |can you |could you |now |just )*(?:extract|get|give|find|list|pull|identify|return|name|note|write|collect|tell)\b/i
/** Values of one kind in a row, rather than of several fields. */
const laidOut = /\b(?:comma[- ](?:separated|delimited)|alphabetical|sorted|one per line|each on)\b/i
const other = /\bkeys?:|\b(?:json|yaml|xml|csv|table|summar\w+|array)\b/i

function templateOf(instruction: string): Template | undefined {
  const lines = instruction.split('\n', 100)
  const blanks = lines.flatMap(line => blank.exec(line) ?? [])
  const matches = lines.map(line => blank.exec(line)).filter(match => match !== null)
  if (matches.length >= FEWEST && blanks.length > 0)
    return {
      names: matches.map(match => (match[1] ?? '').trim()),
      link: matches[0]?.[2] === '=' ? '=' : `${matches[0]?.[2] ?? ':'} `,
      joint: '\n',
    }
  const written = [...instruction.slice(0, 2_000).matchAll(inline)]
  const [first, second] = written
  if (first && second) {
    const between = instruction.slice(first.index + first[0].length, second.index)
    const lined = /\bline/i.test(instruction) || between.includes('\n')
    const joint = lined ? '\n' : (/^["'`]?([,;|]| \|)/.exec(between)?.[1] ?? ',').concat(' ')
    return {
      names: written.map(match => (match[1] ?? '').trim()),
      link: first[2] === '=' ? '=' : ': ',
      joint,
    }
  }
  if (!taking.test(instruction) || laidOut.test(instruction)) return undefined
  const named = readNamedFields(instruction)
  const names = Object.keys(isObject(named?.properties) ? named.properties : {}).filter(
    name => !/^(?:only|just|no|without)_|_(?:only|alone|please)$/i.test(name),
  )
  const known = names.filter(name => readField(name).kinds.size > 0).length
  const named_ = names.every(name => nameQuality(name) >= 0.3)
  if (names.length < FEWEST || known * 2 < names.length || !named_) return undefined
  return {
    names: names.map(name => name.replaceAll('_', ' ')),
    link: ': ',
    joint: /\bcommas?\b/i.test(instruction) ? ', ' : '\n',
  }
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** Several fields of a text, one a line or as the prompt writes them; undefined where it asks for something else. */
export function extractFields(assignment: Assignment): string | undefined {
  if (assignment.task !== undefined) return undefined
  const { prompt } = assignment
  const reads = (text: string): boolean => !other.test(text) && templateOf(text) !== undefined
  const split = splitRequest(assignment, reads)
  const own = split.material !== '' && reads(split.instruction)
  const request = own ? split : { instruction: prompt.system, material: prompt.text }
  if (other.test(request.instruction) || /\{\s*"/.test(request.instruction)) return undefined
  const template = templateOf(request.instruction)
  if (!template || request.material === '') return undefined
  const read = readText(request.material.slice(0, SEARCHED))
  const missing =
    /["'\u201c]([^"'\u201d\n]{1,30})["'\u201d]/.exec(
      /[^.\n]*\b(?:missing|unknown|not (?:found|given|stated|mentioned)|absent)\b[^.\n]*/i.exec(
        request.instruction,
      )?.[0] ?? '',
    )?.[1] ?? (/\bN\/A\b/.test(request.instruction) ? 'N/A' : 'not stated')
  const iso = /\byyyy-mm-dd\b|\biso\b/i.test(request.instruction)
  const bare =
    /\b(?:just|only) (?:the )?values\b|\bvalues only\b|\bno (?:labels|names|keys)\b|without (?:the )?(?:labels|names|keys)/i.test(
      request.instruction,
    )
  const values = template.names.slice(0, MOST_FIELDS).map(name => {
    const plain = readField(name, '', 'text')
    const value = findText(read, iso && plain.kinds.has('date') ? { ...plain, form: 'date' } : plain)
    if (bare) return value ?? missing
    return `${template.joint === '\n' && !template.link.startsWith('=') ? capital(name) : name}${template.link}${value ?? missing}`
  })
  return values.every(value => value.endsWith(missing)) ? undefined : values.join(template.joint)
}
