import type { ModelRequest } from '../../dialects/dialect.ts'
import { isObject, type JsonObject } from '../../dialects/native/json.ts'

const NONE: JsonObject = {}

/** The model's own fields, where they are an object; `checkOptions` refuses anything else. */
export const additionalFields = ({ additionalModelRequestFields: fields }: ModelRequest): JsonObject =>
  isObject(fields) ? fields : NONE

/** Claude's betas, such as `context-1m-2025-08-07`. */
export const hasBeta = (request: ModelRequest, prefix: string): boolean => {
  const betas = additionalFields(request).anthropic_beta
  return Array.isArray(betas) && betas.some(beta => typeof beta === 'string' && beta.startsWith(prefix))
}
