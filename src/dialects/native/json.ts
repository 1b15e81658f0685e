export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects in a value that may be a list; whatever else it holds is passed over. */
export const objectsIn = (values: unknown): JsonObject[] =>
  Array.isArray(values) ? values.filter(isObject) : []
