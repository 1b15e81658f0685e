import { stem } from '../language/stem.ts'

const months = 'january february march april may june july august september october november december'.split(
  ' ',
)
const days = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')
const links: ReadonlySet<string> = new Set(['to', 'until', 'till', 'through'])

function between(cycle: readonly string[], from: string, to: string): string[] {
  const [start, end] = [cycle.indexOf(from), cycle.indexOf(to)]
  if (start < 0 || end < 0 || start === end) return []
  const length = ((end - start + cycle.length) % cycle.length) + 1
  return Array.from({ length }, (_, index) => cycle[(start + index) % cycle.length] ?? '')
}

const singular = (word: string): string => word.replace(/s$/, '')

/** The stems of the months and days that "November to April" or "Monday to Friday" includes. */
export function rangeStems(found: readonly string[]): string[] {
  return found.flatMap((word, index) => {
    if (!links.has(word)) return []
    const [from, to] = [found[index - 1] ?? '', found[index + 1] ?? '']
    return [...between(months, from, to), ...between(days, singular(from), singular(to))].map(stem)
  })
}
