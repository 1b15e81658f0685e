import type { ReplaceableText } from '../dialect.ts'
import { isObject } from './json.ts'

type Role = ReplaceableText['role']

/** Adds the texts of the member of a body that is a list; items of any other type are passed over. */
export const addTextItems = (holder: unknown, key: string, role: Role, found: ReplaceableText[]): void => {
  const items = isObject(holder) ? holder[key] : undefined
  if (!Array.isArray(items)) return
  for (const [index, item] of items.entries())
    if (typeof item === 'string') found.push(new TextItem(items, index, role))
}

class TextItem implements ReplaceableText {
  readonly role: Role
  readonly #items: unknown[]
  readonly #index: number

  constructor(items: unknown[], index: number, role: Role) {
    this.role = role
    this.#items = items
    this.#index = index
  }
  get text(): string {
    return String(this.#items[this.#index])
  }
  replace(text: string): void {
    this.#items[this.#index] = text
  }
}
