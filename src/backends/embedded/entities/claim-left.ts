import type { Json, JsonObject } from '../json/json.ts'
import { typeOf } from '../json/resolve-schema.ts'
import type { Entity } from './entity.ts'
import { fits } from './rank-entities.ts'
import { readField } from './read-field.ts'
import type { ReadText } from './read-text.ts'

/** A member that nothing was found for is given what only it can take. */
export interface Wanted {
  readonly name: string
  readonly schema: JsonObject
}

const SUITS = 0.7
const SUITS_NAME = 0.55
const numeric = new Set(['number', 'money', 'quantity', 'duration', 'percent', 'year'])

const isSaid = ({ text, normal, amount }: Entity, values: readonly Json[]): boolean =>
  values.some(value =>
    typeof value === 'number'
      ? value === amount
      : typeof value === 'string' &&
        (value === normal || value.includes(text) || (text.includes(value) && value.length > 3)),
  )

function valueFor(entity: Entity, type: string, form: string): Json | undefined {
  if (type === 'number' || type === 'integer') return entity.amount
  if (form === 'date' || form === 'time') return entity.normal
  return entity.text.replace(/^#/, '')
}

/**
 * For members without a value, the things of their kind that no other member has taken, where there is just one: the
 * only date that is left is the date that is left to be found.
 * @param values what the other members have
 */
export function claimLeft(
  wanted: readonly Wanted[],
  values: readonly Json[],
  read: ReadText,
): Map<string, Json> {
  const left = read.entities.filter(entity => !isSaid(entity, values))
  const claimed = new Map<string, Json>()
  const used = new Set<Entity>()
  for (const { name, schema } of wanted) {
    const type = typeOf(schema)
    if (type !== 'string' && type !== 'number' && type !== 'integer') continue
    const description = typeof schema.description === 'string' ? schema.description : ''
    const form =
      type !== 'string'
        ? 'number'
        : schema.format === 'date'
          ? 'date'
          : schema.format === 'time'
            ? 'time'
            : 'any'
    const field = readField(name, description, form)
    const fitting = left.filter(
      entity =>
        !used.has(entity) &&
        fits(entity, field) >= (entity.kind === 'name' ? SUITS_NAME : SUITS) &&
        (form !== 'number' || numeric.has(entity.kind)),
    )
    const exact = fitting.filter(entity => fits(entity, field) === 1)
    const [only, other] = exact.length > 0 ? exact : fitting
    if (!only || (other && form !== 'any') || (other && only.kind !== 'name')) continue
    const value = valueFor(only, type, form)
    if (value === undefined) continue
    used.add(only)
    claimed.set(name, value)
  }
  const nameless = wanted.filter(
    ({ name, schema }) =>
      typeOf(schema) === 'string' &&
      schema.enum === undefined &&
      !claimed.has(name) &&
      readField(name).kinds.size === 0,
  )
  const names = left.filter(entity => entity.kind === 'name' && !used.has(entity))
  const [field] = nameless
  const [name] = names
  if (field && name && nameless.length === 1 && names.length === 1) claimed.set(field.name, name.text)
  return claimed
}
