import { fillSchema } from '../json/fill-schema.ts'
import { isObject } from '../json/is-object.ts'
import type { Json, JsonObject } from '../json/json.ts'
import type { ReadTool } from './choice/score-tool.ts'

/** The input of a tool from the values of its arguments; what it needs and nobody said is the smallest of its kind. */
export function fillInput({ schema }: ReadTool, values: ReadonlyMap<string, Json>): JsonObject {
  const input = fillSchema(schema, (_name, _schema, path) =>
    path === undefined ? undefined : values.get(path),
  )
  return isObject(input) ? input : {}
}
