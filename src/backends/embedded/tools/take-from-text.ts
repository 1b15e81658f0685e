import { findField } from '../entities/find-field.ts'
import { readField } from '../entities/read-field.ts'
import { readText } from '../entities/read-text.ts'
import { isObject } from '../json/is-object.ts'
import type { Json } from '../json/json.ts'
import { resolveSchema, typeOf } from '../json/resolve-schema.ts'
import type { ReadTool } from './choice/score-tool.ts'

const READ = 16_384
/** Kinds that are read more surely from a text as a whole than from what is said in a request. */
const sure = ['name', 'street', 'phone', 'identifier', 'date', 'money', 'email'] as const

/** The values of a tool that a text fills rather than a request calls: where an entity suits a member, it is taken. */
export function takeFromText(
  { schema }: ReadTool,
  values: ReadonlyMap<string, Json>,
  text: string,
): ReadonlyMap<string, Json> {
  const taken = new Map(values)
  const read = readText(text.slice(0, READ))
  const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {}
  for (const [name, member] of Object.entries(properties).slice(0, 50)) {
    const own = resolveSchema(member, schema)
    const { kinds } = readField(name, typeof own.description === 'string' ? own.description : '')
    const type = typeOf(own)
    if (own.enum !== undefined || (type !== 'string' && values.has(name))) continue
    if (type === 'object' || (type === 'string' && !sure.some(kind => kinds.get(kind) === 1))) continue
    const found = findField(name, own, read)
    if (found !== undefined && found !== null) taken.set(name, found)
  }
  return taken
}
