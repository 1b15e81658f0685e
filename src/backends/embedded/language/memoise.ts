/**
 * Remembers the results for the texts read last, between `most` and twice as many. For pure functions: what is
 * remembered never changes a result.
 */
export function memoise<Result>(read: (text: string) => Result, most: number): (text: string) => Result {
  let recent = new Map<string, Result>()
  let before = new Map<string, Result>()
  return text => {
    const known = recent.get(text)
    if (known !== undefined) return known
    const result = before.get(text) ?? read(text)
    if (recent.size >= most) {
      before = recent
      recent = new Map()
    }
    recent.set(text, result)
    return result
  }
}
