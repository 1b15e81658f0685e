import type { JsonObject } from '../json/json.ts'
import { typeOf } from '../json/resolve-schema.ts'
import { nameWords } from '../language/name-words.ts'
import type { Entity, EntityKind } from './entity.ts'
import type { FieldForm } from './field.ts'
import { isOfMatch } from './find-match.ts'
import { rankValues } from './find-value.ts'
import { readField } from './read-field.ts'
import type { ReadText } from './read-text.ts'

/** Kinds of which two members of an object hardly ever have the same one. */
const exclusive: ReadonlySet<EntityKind> = new Set([
  'date',
  'weekday',
  'time',
  'money',
  'number',
  'quantity',
  'duration',
  'identifier',
  'percent',
  'name',
])
/** A second choice must be spoken of. */
const RELATED = 0.25
/** What is said together with another member's value. */
const shared = new Set(['currency', 'unit', 'make', 'model', 'brand', 'year', 'month', 'weekday'])
/** Of one person's name. */
const parts = new Set([
  'first',
  'last',
  'given',
  'family',
  'full',
  'surname',
  'forename',
  'firstname',
  'lastname',
])
const MOST_MEMBERS = 40
const likely = 0.25

const formOf = (schema: JsonObject): FieldForm => {
  const type = typeOf(schema)
  if (type === 'number' || type === 'integer') return 'number'
  if (schema.format === 'date' || schema.format === 'date-time') return 'date'
  return schema.format === 'time' ? 'time' : 'any'
}

const without = (read: ReadText, taken: ReadonlySet<Entity>): ReadText => ({
  ...read,
  entities: read.entities.filter(entity => !taken.has(entity)),
  within: read.within.map(here => here.filter(entity => !taken.has(entity))),
})

interface Claim {
  readonly name: string
  readonly entity: Entity
  readonly related: number
  readonly score: number
  readonly next: Entity | undefined
}

/** The first choice of a member, and the next one that is spoken of as well. */
function claimOf(name: string, schema: JsonObject, read: ReadText): Claim | undefined {
  const description = typeof schema.description === 'string' ? schema.description : ''
  const field = readField(name, description, formOf(schema))
  if (field.kinds.size === 0) return undefined
  const [best, ...others] = rankValues(read, field)
  if (!best || best.score < likely || !exclusive.has(best.entity.kind)) return undefined
  const next = others.find(({ related, entity }) => related >= RELATED && entity !== best.entity)
  return { name, entity: best.entity, related: best.related, score: best.score, next: next?.entity }
}

/**
 * Where two members of an object would take the same thing of a text, the one that it is more surely said of keeps it; the
 * other looks at what is left, or is said to have none.
 * @returns by the names of members: the text to look in, or undefined for none
 */
export function settle(
  members: readonly (readonly [name: string, schema: JsonObject])[],
  read: ReadText,
): ReadonlyMap<string, ReadText | undefined> {
  const claims = members
    .slice(0, MOST_MEMBERS)
    .filter(
      ([name, schema]) =>
        typeOf(schema) !== 'array' &&
        schema.enum === undefined &&
        !isOfMatch(name) &&
        !nameWords(name).some(word => shared.has(word)),
    )
    .flatMap(([name, schema]) => claimOf(name, schema, read) ?? [])
  const settled = new Map<string, ReadText | undefined>()
  const groups = new Map<Entity, Claim[]>()
  for (const claim of claims) groups.set(claim.entity, [...(groups.get(claim.entity) ?? []), claim])
  for (const [entity, rivals] of groups) {
    if (rivals.length < 2) continue
    const [first, ...losers] = rivals.toSorted((one, other) => other.score - one.score)
    if (first === undefined) continue
    for (const loser of losers) {
      const even = loser.score === first.score || entity.kind === 'name'
      if (entity.kind === 'name' && rivals.some(({ name }) => nameWords(name).some(word => parts.has(word))))
        continue
      // Of two that a date is said of alike, the first has it.
      if (even && loser.next === undefined && entity.kind !== 'date') continue
      const none = loser.next === undefined && entity.kind !== 'number'
      settled.set(loser.name, none ? undefined : without(read, new Set([entity])))
    }
  }
  return settled
}
