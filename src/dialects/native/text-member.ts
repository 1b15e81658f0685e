import type { ReplaceableText } from '../dialect.ts'
import { isObject } from './json.ts'

type Role = ReplaceableText['role']

/** Adds the member of a body that is a text; one that is not is passed over. */
export const addText = (holder: unknown, key: string, role: Role, found: ReplaceableText[]): void => {
  if (isObject(holder) && typeof holder[key] === 'string') found.push(new TextMember(holder, key, role))
}

/** Adds the texts of the member of a body that is a list; items of any other type are passed over. */
export const addTextItems = (holder: unknown, key: string, role: Role, found: ReplaceableText[]): void => {
  const items = isObject(holder) ? holder[key] : undefined
  if (!Array.isArray(items)) return
  for (const [index, item] of items.entries())
    if (typeof item === 'string') found.push(new TextMember(items, index, role))
}

/** The texts of a body that has one. */
export const textAt =
  (key: string) =>
  (body: unknown): ReplaceableText[] => {
    const found: ReplaceableText[] = []
    addText(body, key, 'user', found)
    return found
  }

class TextMember<Key extends string | number> implements ReplaceableText {
  readonly role: Role
  readonly #holder: Record<Key, unknown>
  readonly #key: Key

  constructor(holder: Record<Key, unknown>, key: Key, role: Role) {
    this.role = role
    this.#holder = holder
    this.#key = key
  }
  get text(): string {
    return String(this.#holder[this.#key])
  }
  replace(text: string): void {
    this.#holder[this.#key] = text
  }
}
