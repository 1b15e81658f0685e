import type { EntityKind } from './entity.ts'

/** What a value is wanted as. */
export type FieldForm = 'text' | 'number' | 'boolean' | 'date' | 'time' | 'list' | 'any'

/** What something that is looked for is like. */
export interface Field {
  /** The words of its name, in lower case. */
  readonly words: readonly string[]
  /** How well each kind of entity suits it, from 0 to 1; empty where it is no entity. */
  readonly kinds: ReadonlyMap<EntityKind, number>
  /** Which names suit it. */
  readonly named?: 'person' | 'organisation' | 'place' | 'city' | 'country'
  /** What may be said beside it, by stem, each with its weight; the words of its own name first. */
  readonly cues: ReadonlyMap<string, number>
  /** Whether its name tells it from others of its kind. */
  readonly distinct: boolean
  /** A measure, or the stem of what is counted. */
  readonly unit?: string
  readonly form: FieldForm
}
