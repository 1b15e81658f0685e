/** A table as text: a line for each row, its cells parted by bars. Rows without a word are left out. */
export const tableText = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(row => row.map(oneLine))
    .filter(row => row.some(cell => cell !== ''))
    .map(row => row.join(' | ').trim())
    .join('\n')

/**
 * Records under a row of names, each row with the names of its cells, so that a single row can be understood: `name: Ada; age: 36`.
 * Where the first row does not name every column once, as a plain table.
 */
export const recordsText = (rows: readonly (readonly string[])[]): string => {
  const [first = [], ...records] = rows
  const names = first.map(oneLine)
  if (!areNames(names, records)) return tableText(rows)
  return records
    .map(record =>
      record
        .map((cell, index) => ({ name: names[index] ?? '', value: oneLine(cell) }))
        .filter(({ value }) => value !== '')
        .map(({ name, value }) => (name === '' ? value : `${name}: ${value}`))
        .join('; '),
    )
    .filter(line => line !== '')
    .join('\n')
}

const areNames = (names: readonly string[], records: readonly (readonly string[])[]): boolean =>
  names.length > 1 &&
  records.length > 0 &&
  new Set(names).size === names.length &&
  names.every(name => name !== '' && name.length <= 100 && !/^[\d.,\s%€$£-]+$/.test(name))

const oneLine = (cell: string): string => cell.replace(/\s+/g, ' ').trim()
