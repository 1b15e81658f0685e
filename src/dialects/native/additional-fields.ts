import { validationException } from '../../errors.ts'
import type { ModelRequest } from '../dialect.ts'
import { isObject, type JsonObject } from './json.ts'

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
