import type { Json, JsonObject } from './json.ts'
import { remarkSchema } from './remark-schema.ts'

const MOST_FIELDS = 50
const member =
  /"([\w -]{1,40})"\s*(?:(:)\s*("[^"]{0,120}"(?:\s*(?:\||or)\s*(?:"[^"]{0,60}"|null)){0,20}|[^,{}\n]{0,60}))?/g

const remarked = /"([\w -]{1,40})"\s*\(([^)\n]{1,80})\)/g

/** An object's schema of members, all of them required. */
export const schemaOf = (properties: readonly (readonly [string, Json])[]): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(properties),
  required: properties.map(([name]) => name),
})

const list: JsonObject = { type: 'array', items: { type: 'string' } }

/** The schema of a type as code writes it: `number`, `string[]`, `Optional[int]`, `"low" | "high"`. */
function codeType(written: string): JsonObject {
  const bare = written
    .trim()
    .replace(/[;,]+$/, '')
    .trim()
  const choices = [...bare.matchAll(/["']([^"'\n]{1,60})["']/g)].map(([, choice = '']) => choice)
  if (choices.length > 1) return { type: 'string', enum: choices }
  if (/\[\]$|^(?:array|list|sequence)\b|^List\b/i.test(bare))
    return { type: 'array', items: { type: /\b(?:number|int|float)\b/i.test(bare) ? 'number' : 'string' } }
  if (/\bbool(?:ean)?\b/i.test(bare)) return { type: 'boolean' }
  if (/\bint(?:eger)?\b/i.test(bare)) return { type: 'integer' }
  if (/\b(?:number|float|decimal|double)\b/i.test(bare)) return { type: 'number' }
  if (/\bdate(?:time)?\b/i.test(bare)) return { type: 'string', format: 'date' }
  return /^(?:str(?:ing)?|text)\b/i.test(bare) ? { type: 'string' } : remarkSchema(bare)
}

/** `{title, start, guests[]}`, `{ category: "bug" | "feature"; confidence: number }`: names without quotes; none where one of them is something else. */
function bareMembers(inner: string): [string, Json][] {
  const found: [string, Json][] = []
  const plain = inner.replaceAll(/\/\/[^\n]*/g, '')
  for (const part of plain.split(/[,;\n]/).slice(0, MOST_FIELDS)) {
    if (part.trim() === '') continue
    const bare = part.trim().replace(/^([A-Za-z_]\w{0,40})\s*\(([^)]{1,80})\)$/, '$1: $2')
    const [, name, several, type = ''] =
      /^([A-Za-z_]\w{0,40})(\[\])?\??(?:\s*:\s*([^:]{1,120}))?$/.exec(bare) ?? []
    if (name === undefined) return []
    found.push([name, several === undefined ? (type === '' ? {} : codeType(type)) : list])
  }
  return found.length > 1 ? found : []
}

const typedLine =
  /^\s{1,12}([a-z_]\w{0,40})\s*:\s*((?:Optional\[|List\[|list\[|Literal\[)?(?:str|int|float|bool|date|datetime|string|number|boolean)\b[^\n]{0,60}|Literal\[[^\n]{2,120})$/gm

const plainType =
  '(?:(?:an? )?(?:array|list) of (?:strings?|numbers?|integers?|texts?|dates?|booleans?)|(?:strings?|numbers?|integers?|int|float|bool(?:ean)?|dates?|text)(?:\\[\\])?)(?: ?\\([^)\\n]{0,60}\\)| or null|, (?:optional|required|nullable))?'
const plainLine = new RegExp(
  `^[^\\S\\n]{0,12}(?:[-*\u2022] )?["'\`*]{0,2}([A-Za-z_]\\w{0,40})["'\`*]{0,2}\\??[^\\S\\n]*:[^\\S\\n]*(${plainType})[,;]?[^\\S\\n]*$`,
  'gim',
)

/** Lines that give the names and types of members: `age: int` in a class, `huts: array of strings` anywhere. */
export function readTypedLines(text: string): JsonObject | undefined {
  const plain = [...text.matchAll(plainLine)].map(([, name = '', type = '']): [string, Json] => [
    name,
    codeType(type),
  ])
  if (plain.length > 1) return schemaOf(plain.slice(0, MOST_FIELDS))
  if (!/\b(?:class|interface|dataclass|model|struct|record)\b/i.test(text)) return undefined
  const members = [...text.matchAll(typedLine)].map(([, name = '', type = '']): [string, Json] => [
    name,
    codeType(type),
  ])
  return members.length > 1 ? schemaOf(members.slice(0, MOST_FIELDS)) : undefined
}

/** An object that is sketched rather than written out: `{"name", "role"}`, `{"total": ...}`. */
export function readSketch(text: string): JsonObject | undefined {
  const start = text.indexOf('{')
  const end = text.indexOf('}', start)
  const inner = text.indexOf('{', start + 1)
  if (start < 0 || end < 0 || (inner >= 0 && inner < end)) return undefined
  const properties: [string, Json][] = []
  const inside = text.slice(start + 1, end)
  const remarks = new Map(
    [...inside.matchAll(remarked)].map(([, name = '', remark = '']) => [name, remark] as const),
  )
  const unquoted = /^\s*[A-Za-z_]\w{0,40}\??\s*:/.test(inside)
  for (const [, name = '', , value = ''] of unquoted ? [] : inside.matchAll(member)) {
    const bare = value.trim().replace(/^"|"$/g, '')
    const schema: JsonObject = /"\s*(?:\||or)\s*(?:"|null)/.test(value)
      ? codeType(value)
      : /^-?\d+(?:\.\d+)?$/.test(value.trim())
        ? { type: 'number' }
        : bare.startsWith('[')
          ? { type: 'array', items: { type: 'string' } }
          : remarkSchema((remarks.get(name) ?? bare).replace(/^(?:\.{3}|\u2026|x+|string)$|[<>]/gi, ''))
    if (properties.length < MOST_FIELDS && !/^(?:type|properties|required)$/.test(name))
      properties.push([name, schema])
  }
  if (properties.length === 0) properties.push(...bareMembers(inside))
  return properties.length === 0 ? undefined : schemaOf(properties)
}
