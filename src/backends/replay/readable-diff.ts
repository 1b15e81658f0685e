import { countDifferences, type Difference, diffLines } from './diff-lines.ts'

const LONGEST_LINE = 100
const MOST_LINES = 2_000
const MOST_SHOWN = 6
/** Of a line that is cut, what stands before its first difference. */
const BEFORE = 30

/** A request as lines: its JSON indented, texts of several lines one after the other; the first of very many. */
export const toLines = (request: unknown): string[] =>
  (JSON.stringify(request, undefined, 1) ?? '')
    .replaceAll('\\n', '\\n\n')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .slice(0, MOST_LINES)

/** Of several, the one that shares most lines with a request; the later of two that share as many. */
export const nearestOf = <Known extends { readonly lines: readonly string[] }>(
  known: readonly Known[],
  lines: readonly string[],
): Known | undefined => {
  let nearest: Known | undefined
  let least = Number.POSITIVE_INFINITY
  for (const each of known) {
    const differences = countDifferences(each.lines, lines)
    if (differences > least) continue
    nearest = each
    least = differences
  }
  return nearest
}

/** The difference whole, for a log. */
export const wholeDiff = (recorded: readonly string[], asked: readonly string[]): string =>
  diffLines(recorded, asked)
    .map(({ sign, line }) => `${sign} ${line}`)
    .join('\n')

/** Its first lines, on one, each cut around what differs. */
export const shortDiff = (recorded: readonly string[], asked: readonly string[]): string => {
  const differences = diffLines(recorded, asked)
  const shown = pairUp(differences).slice(0, MOST_SHOWN)
  const left = differences.length - shown.length
  return [...shown, ...(left > 0 ? [`... ${left} more`] : [])].join(' | ')
}

/** Each line that was taken away beside the one that took its place, cut where they begin to differ. */
const pairUp = (differences: readonly Difference[]): string[] => {
  const linesOf = (sign: '-' | '+') => differences.filter(each => each.sign === sign).map(({ line }) => line)
  const [removed, added] = [linesOf('-'), linesOf('+')]
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index) => {
    const [old, fresh] = [removed[index], added[index]]
    return [
      ...(old === undefined ? [] : [`- ${excerpt(old, fresh)}`]),
      ...(fresh === undefined ? [] : [`+ ${excerpt(fresh, old)}`]),
    ]
  }).flat()
}

const excerpt = (line: string, partner = ''): string => {
  if (line.length <= LONGEST_LINE) return line
  let same = 0
  while (same < line.length && line[same] === partner[same]) same++
  const start = Math.max(0, Math.min(same - BEFORE, line.length - LONGEST_LINE))
  const end = start + LONGEST_LINE
  return `${start > 0 ? '...' : ''}${line.slice(start, end)}${end < line.length ? '...' : ''}`
}
