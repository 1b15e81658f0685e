const LONGEST = 64

/** The name that was probably meant: the same but for case and punctuation, or one or two letters away. */
export const nearestName = (given: string, names: readonly string[]): string | undefined => {
  if (given.length > LONGEST) return undefined
  const plain = bare(given)
  const allowed = plain.length < 5 ? 1 : 2
  let nearest: string | undefined
  let least = allowed + 1
  for (const name of names) {
    if (name.length > LONGEST) continue
    const distance = editDistance(plain, bare(name))
    if (distance < least) {
      least = distance
      nearest = name
    }
  }
  return nearest
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

const editDistance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, place) => place)
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line]
    for (let column = 1; column <= to.length; column += 1) {
      const change = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1)
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
