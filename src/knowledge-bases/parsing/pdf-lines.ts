/** A piece of text and where it stands, from the lower left corner of its page. */
export interface PdfItem {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Of its letters. */
  readonly size: number
}

export interface PdfCell {
  text: string
  readonly x: number
  end: number
}

/** What stands on one base line; wide gaps part its cells. */
export interface PdfLine {
  readonly page: number
  readonly y: number
  readonly size: number
  readonly cells: PdfCell[]
}

// In sizes of letters.
const SAME_LINE = 0.4
const WORD_GAP = 0.15
const CELL_GAP = 1.5
/** Letters of a cell on average, at most: where two columns hold more, they are columns of running text. */
const MOST_IN_CELL = 30
/** Of a table on one page. */
const MOST_ROWS = 200

/** The lines of a page in the order in which it draws them, which is how they are read. */
export const readLines = (items: readonly PdfItem[], page: number): PdfLine[] => {
  const lines: PdfLine[] = []
  for (const item of items) {
    if (item.text.trim() === '') continue
    const line = lines.at(-1)
    const last = line?.cells.at(-1)
    const { size } = item
    const continues =
      line !== undefined &&
      last !== undefined &&
      Math.abs(line.y - item.y) <= SAME_LINE * Math.max(size, line.size) &&
      item.x >= last.end - size
    if (!continues) {
      lines.push({ page, y: item.y, size, cells: [{ text: item.text, x: item.x, end: item.x + item.width }] })
      continue
    }
    const gap = item.x - last.end
    if (gap > CELL_GAP * size) line.cells.push({ text: item.text, x: item.x, end: item.x + item.width })
    else {
      last.text += (gap > WORD_GAP * size && !/\s$/.test(last.text) ? ' ' : '') + item.text
      last.end = item.x + item.width
    }
  }
  return joinColumns(lines)
}

/** A table that is drawn column by column becomes rows. */
const joinColumns = (lines: readonly PdfLine[]): PdfLine[] => {
  const columns: PdfLine[][] = []
  for (const line of lines) {
    const above = columns.at(-1)?.at(-1)
    if (above !== undefined && line.y <= above.y + SAME_LINE * line.size) columns.at(-1)?.push(line)
    else columns.push([line])
  }
  const joined: PdfLine[] = []
  for (const column of columns) joined.push(...column.slice(joinTo(joined, column)))
  return joined
}

/** Puts the cells of a column beside the last lines, where each has its line there: how many found theirs. */
const joinTo = (joined: readonly PdfLine[], column: readonly PdfLine[]): number => {
  for (let count = Math.min(column.length, joined.length, MOST_ROWS); count > 1; count--) {
    const left = joined.slice(-count)
    const right = column.slice(0, count)
    if (!standBeside(left, right) || !areShort(left) || !areShort(right)) continue
    for (const [index, { cells }] of right.entries()) left[index]?.cells.push(...cells)
    return count
  }
  return 0
}

const standBeside = (left: readonly PdfLine[], right: readonly PdfLine[]): boolean =>
  right.every(({ y, size, cells }, index) => {
    const line = left[index]
    const end = line?.cells.at(-1)?.end ?? Number.POSITIVE_INFINITY
    return line !== undefined && Math.abs(line.y - y) <= SAME_LINE * size && (cells[0]?.x ?? 0) > end
  })

const areShort = (lines: readonly PdfLine[]): boolean => {
  const cells = lines.flatMap(({ cells }) => cells)
  return cells.reduce((sum, { text }) => sum + text.length, 0) <= MOST_IN_CELL * cells.length
}
