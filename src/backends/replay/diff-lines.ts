/** A line of a difference: `-` is only in the first text, `+` only in the second. */
export interface Difference {
  readonly sign: '-' | '+'
  readonly line: string
}

/** Beyond so many lines that differ, they are told one after the other, without looking for what moved. */
const MOST_COMPARED = 400

/** What two texts differ in, line by line, in order. */
export const diffLines = (before: readonly string[], after: readonly string[]): Difference[] => {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let [from, to] = [before.length, after.length]
  while (from > start && to > start && before[from - 1] === after[to - 1]) [from, to] = [from - 1, to - 1]
  const [removed, added] = [before.slice(start, from), after.slice(start, to)]
  if (removed.length > MOST_COMPARED || added.length > MOST_COMPARED)
    return [...removed.map(minus), ...added.map(plus)]
  return alignLines(removed, added)
}

const minus = (line: string): Difference => ({ sign: '-', line })
const plus = (line: string): Difference => ({ sign: '+', line })

/** By the longest common subsequence. */
const alignLines = (removed: readonly string[], added: readonly string[]): Difference[] => {
  const width = added.length + 1
  const longest = new Uint16Array((removed.length + 1) * width)
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0
  for (let row = removed.length - 1; row >= 0; row--)
    for (let column = added.length - 1; column >= 0; column--)
      longest[row * width + column] =
        removed[row] === added[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  const found: Difference[] = []
  let [row, column] = [0, 0]
  while (row < removed.length || column < added.length) {
    const [old, fresh] = [removed[row], added[column]]
    if (old !== undefined && old === fresh) [row, column] = [row + 1, column + 1]
    else if (old !== undefined && (fresh === undefined || at(row + 1, column) >= at(row, column + 1))) {
      found.push(minus(old))
      row += 1
    } else {
      if (fresh !== undefined) found.push(plus(fresh))
      column += 1
    }
  }
  return found
}

/** How many lines two texts do not share, whatever their order. */
export const countDifferences = (before: readonly string[], after: readonly string[]): number => {
  const counts = new Map<string, number>()
  for (const line of before) counts.set(line, (counts.get(line) ?? 0) + 1)
  let shared = 0
  for (const line of after) {
    const left = counts.get(line) ?? 0
    if (left > 0) {
      counts.set(line, left - 1)
      shared += 1
    }
  }
  return before.length + after.length - 2 * shared
}
