import { isObject } from './is-object.ts'
import type { Json } from './json.ts'

/** Whether two JSON values are the same, members in any order. */
export function sameValue(one: Json, other: Json): boolean {
  if (one === other) return true
  if (Array.isArray(one))
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => sameValue(item, other[index] ?? null))
    )
  if (!isObject(one) || !isObject(other)) return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every(name => Object.hasOwn(other, name) && sameValue(one[name] ?? null, other[name] ?? null))
  )
}
