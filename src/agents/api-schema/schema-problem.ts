/** Why an API schema cannot be taken: one sentence, for who wrote it. */
export class SchemaProblem extends Error {
  override readonly name = 'SchemaProblem'
}

/** An object of JSON, whose members may be called anything. */
export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An own member: a document cannot have what every object has. */
export const memberOf = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
