import type { JsonObject } from './json.ts'

/** Whether a value is a JSON object, not an array and not null. Its members are taken to be JSON. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
