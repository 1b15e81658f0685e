/**
 * Remembers the results for the keys read last, between `most` and twice as many. For pure functions: what is
 * remembered never changes a result.
 */
export function memoise<Key, Result>(read: (key: Key) => Result, most: number): (key: Key) => Result {
  let recent = new Map<Key, Result>()
  let before = new Map<Key, Result>()
  return key => {
    const known = recent.get(key)
    if (known !== undefined) return known
    const result = before.get(key) ?? read(key)
    if (recent.size >= most) {
      before = recent
      recent = new Map()
    }
    recent.set(key, result)
    return result
  }
}
