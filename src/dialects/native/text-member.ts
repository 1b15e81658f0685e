import type { ReplaceableText } from '../dialect.ts'
import { isObject } from './json.ts'

type Role = ReplaceableText['role']

/** Adds the member of a body that is a text; one that is not is passed over. */
export const addText = (holder: unknown, key: string, role: Role, found: ReplaceableText[]): void => {
  if (isObject(holder) && typeof holder[key] === 'string') found.push(new TextMember(holder, key, role))
}

class TextMember implements ReplaceableText {
  readonly role: Role
  readonly #holder: Record<string, unknown>
  readonly #key: string

  constructor(holder: Record<string, unknown>, key: string, role: Role) {
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
