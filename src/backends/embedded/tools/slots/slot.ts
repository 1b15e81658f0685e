import type { Json, JsonObject } from '../../json/json.ts'
import type { SchemaType } from '../../json/resolve-schema.ts'
import type { MentionKind } from '../mentions/mention.ts'

/** How a free text is found: by what introduces it rather than by what it looks like. */
export type FreeText = 'message' | 'task' | 'title' | 'query' | 'reason' | 'problem'

/** Which of two like arguments one is: where something begins or ends, the least or the most. */
export type Role = 'from' | 'to' | 'least' | 'most'

/** One argument of a tool that a value is sought for: a leaf of its schema. */
export interface Slot {
  /** Names from the root on, joined by line breaks. */
  readonly path: string
  readonly name: string
  /** The stems of its name, and of its name and the names around it. */
  readonly own: readonly string[]
  readonly around: readonly string[]
  readonly description: string
  readonly described: ReadonlySet<string>
  readonly schema: JsonObject
  readonly type: SchemaType
  /** The schema of the items where the argument is a list. */
  readonly items: JsonObject | undefined
  readonly choices: readonly Json[] | undefined
  /** Whether the tool cannot do without it. */
  readonly required: boolean
  /** How well each kind of thing may be its value; empty for a free text, a choice and a flag. */
  readonly kinds: ReadonlyMap<MentionKind, number>
  readonly free: FreeText | undefined
  readonly role: Role | undefined
  /** The shapes of the examples in its description: `A-9` for "such as T-1042". */
  readonly shapes: ReadonlySet<string>
}
