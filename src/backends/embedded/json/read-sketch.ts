import type { Json, JsonObject } from './json.ts'
import { remarkSchema } from './remark-schema.ts'

const MOST_FIELDS = 50
const member = /"([\w -]{1,40})"\s*(?:(:)\s*("[^"]{0,120}"|[^,{}\n]{0,60}))?/g

/** An object's schema of members, all of them required. */
export const schemaOf = (properties: readonly (readonly [string, Json])[]): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(properties),
  required: properties.map(([name]) => name),
})

/** `{title, start, guests[]}`: names without quotes; none where one of them is something else. */
function bareMembers(inner: string): [string, Json][] {
  const found: [string, Json][] = []
  for (const part of inner.split(/[,\n]/).slice(0, MOST_FIELDS)) {
    if (part.trim() === '') continue
    const [, name, list, remark = ''] =
      /^([A-Za-z_]\w{0,40})(\[\])?\??(?:\s*:\s*([^:]{1,60}))?$/.exec(part.trim()) ?? []
    if (name === undefined) return []
    found.push([
      name,
      list === undefined ? remarkSchema(remark) : { type: 'array', items: { type: 'string' } },
    ])
  }
  return found.length > 1 ? found : []
}

/** An object that is sketched rather than written out: `{"name", "role"}`, `{"total": ...}`. */
export function readSketch(text: string): JsonObject | undefined {
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
  if (properties.length === 0) properties.push(...bareMembers(text.slice(start + 1, end)))
  return properties.length === 0 ? undefined : schemaOf(properties)
}
