const MOST_EDITS = 2
const LONGEST = 64

/** The allowed word that was most likely meant, if one is near enough. */
export const nearestWord = (word: string, allowed: readonly string[]): string | undefined => {
  if (word.length > LONGEST) return undefined
  let best: string | undefined
  let least = MOST_EDITS + 1
  for (const each of allowed) {
    const edits = distance(word.toLowerCase(), each.toLowerCase())
    if (edits < least) [best, least] = [each, edits]
  }
  return best
}

/** Letters to add, remove or replace. */
const distance = (from: string, to: string): number => {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...from].entries()) {
    const next = [row + 1]
    for (let column = 0; column < to.length; column++) {
      const replaced = (above[column] ?? 0) + (letter === to[column] ? 0 : 1)
      next.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    above = next
  }
  return above.at(-1) ?? 0
}
