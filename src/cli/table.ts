/** A column of a table; numbers stand to the right. */
export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Characters of a cell. */
  readonly widest?: number
}

/** Characters of a cell where its column says no other; more are told with a dot. */
const WIDEST = 72

/**
 * Columns side by side, under their titles and a line.
 *
 * @param totals a last row, under a line of its own.
 */
export const renderTable = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  totals?: readonly string[],
): string => {
  const all = [columns.map(({ title }) => title), ...rows, ...(totals === undefined ? [] : [totals])]
  const cells = all.map(row => row.map((cell, index) => clean(cell, columns[index]?.widest ?? WIDEST)))
  const widths = columns.map((_, index) => Math.max(...cells.map(row => [...(row[index] ?? '')].length)))
  const lines = cells.map(row =>
    row
      .map((cell, index) => {
        const gap = ' '.repeat((widths[index] ?? 0) - [...cell].length)
        return columns[index]?.align === 'right' ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map(width => '─'.repeat(width)).join('  ')
  const [titles = '', ...rest] = lines
  const last = totals === undefined ? [] : [rule, rest.pop() ?? '']
  return [titles, rule, ...rest, ...last].join('\n')
}

/** What a client has named must not steer the terminal. */
const clean = (cell: string, widest: number): string => {
  const characters = [...cell.replaceAll(/\p{C}/gu, '\ufffd')]
  if (characters.length <= widest) return characters.join('')
  return `${characters.slice(0, widest / 2).join('')}…${characters.slice(1 - widest / 2).join('')}`
}

/** RFC 4180. */
export const renderCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map(row => `${row.map(toField).join(',')}\r\n`).join('')

const toField = (value: string | number | null): string => {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
