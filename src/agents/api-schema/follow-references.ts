import { isObject, type JsonObject, memberOf, SchemaProblem } from './schema-problem.ts'

/** How many values all that is referred to may come to: references multiply. */
const MOST_VALUES = 20_000
/** What is referred to again and again is written out each time, in the store and in every step's request. */
const MOST_CHARACTERS = 1_000_000
const DEEPEST = 100

/** Puts what they refer to in the place of references. */
export type Follow = (value: unknown) => unknown

/**
 * Only within the document: no file and no address is ever read.
 *
 * @throws SchemaProblem, from what it returns, for a reference elsewhere, to nothing, or to what it stands in.
 */
export const createFollow = (document: JsonObject): Follow => {
  let values = 0
  let characters = 0

  const follow = (value: unknown, trail: readonly string[], depth: number): unknown => {
    values += 1
    if (values > MOST_VALUES)
      throw new SchemaProblem(
        `With its references followed, the document has more than ${MOST_VALUES} values.`,
      )
    if (depth > DEEPEST)
      throw new SchemaProblem(
        `With its references followed, the document is nested more than ${DEEPEST} levels deep.`,
      )
    if (typeof value === 'string') characters += value.length
    if (characters > MOST_CHARACTERS)
      throw new SchemaProblem(
        `With its references followed, the document has more than ${MOST_CHARACTERS} characters.`,
      )
    if (Array.isArray(value)) return value.map(item => follow(item, trail, depth + 1))
    if (!isObject(value)) return value
    const reference = memberOf(value, '$ref')
    if (typeof reference === 'string') {
      if (trail.includes(reference))
        throw new SchemaProblem(`The reference ${reference} leads back to itself.`)
      return follow(resolve(document, reference), [...trail, reference], depth + 1)
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, follow(member, trail, depth + 1)]),
    )
  }

  return value => follow(value, [], 0)
}

/** A JSON pointer: `#/components/schemas/Order`. */
const resolve = (document: JsonObject, reference: string): unknown => {
  if (!reference.startsWith('#/'))
    throw new SchemaProblem(`The reference ${reference} leads out of the document, which is not followed.`)
  let at: unknown = document
  for (const part of reference.slice(2).split('/')) {
    const name = decode(part).replaceAll('~1', '/').replaceAll('~0', '~')
    at = Array.isArray(at) ? at[Number(name)] : memberOf(at, name)
    if (at === undefined) throw new SchemaProblem(`The reference ${reference} leads to nothing.`)
  }
  return at
}

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
