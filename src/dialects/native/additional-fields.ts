import { validationException } from '../../errors.ts'
import type { ModelRequest } from '../dialect.ts'
import { isForBedrock } from './check-body.ts'
import { isObject, type JsonObject } from './json.ts'

/**
 * The additional fields of a request: the members of a body that Converse has none for, but those for Bedrock itself
 * and those that say nothing.
 *
 * @param more what the body does not hold at its top.
 */
export const unspokenFields = (
  body: JsonObject,
  spoken: readonly string[],
  more: JsonObject = {},
): Pick<ModelRequest, 'additionalModelRequestFields'> => {
  const known = new Set(spoken)
  // Entries, because a body may have a member called `__proto__`.
  const fields = Object.fromEntries([
    ...Object.entries(body).filter(
      ([key, value]) => value !== undefined && value !== null && !known.has(key) && !isForBedrock(key),
    ),
    ...Object.entries(more),
  ])
  return Object.keys(fields).length === 0
    ? {}
    : { additionalModelRequestFields: fields as Record<string, never> }
}

/**
 * The native members that a request carries beside Converse's own: they go into the body as they are.
 *
 * @throws ValidationException where they are not an object.
 */
export const additionalFields = ({ additionalModelRequestFields: fields }: ModelRequest): JsonObject => {
  if (fields === undefined || fields === null) return {}
  if (isObject(fields)) return fields
  throw validationException('The additionalModelRequestFields field must be a JSON object.')
}
