import type { Metadata, MetadataFilter, MetadataValue } from '../chunk-index.ts'
import { grow } from './grow.ts'
import { type MetadataCondition, matchesValue } from './matches-value.ts'
import type { ReadSection, Section } from './section.ts'

/** The metadata of all rows by key, each different value once: a condition is decided once for each value. */
export interface MetadataColumns {
  append(row: number, metadata: Metadata): void
  /** 1 for each of the first `count` rows that the filter lets through. */
  match(filter: MetadataFilter, count: number): Uint8Array
  /** @param moved the new row of each old one, in the same order, -1 for one that is left out */
  compact(moved: Int32Array): void
  sections(): Section[]
}

/** Of one key; rows without it take no room, since every document may have keys of its own. */
interface Column {
  rows: Uint32Array<ArrayBuffer>
  /** The number of the row's value. */
  numbers: Uint32Array<ArrayBuffer>
  count: number
  readonly values: MetadataValue[]
  readonly known: Map<string | number | boolean, number>
}

export const createMetadataColumns = (): MetadataColumns => columnsOf(new Map())

export const readMetadataColumns = (read: ReadSection): MetadataColumns => {
  const listed = JSON.parse(Buffer.from(read('metadata')).toString()) as [string, MetadataValue[], number][]
  const rows = new Uint32Array(read('metadataRows'))
  const numbers = new Uint32Array(read('metadataNumbers'))
  let from = 0
  const columns = new Map(
    listed.map(([key, values, count]): [string, Column] => {
      const end = from + count
      const column = {
        rows: rows.slice(from, end),
        numbers: numbers.slice(from, end),
        count,
        values,
        known: new Map(values.map((value, number) => [identity(value), number])),
      }
      from = end
      return [key, column]
    }),
  )
  return columnsOf(columns)
}

/** Numbers and booleans are themselves; strings and lists are told apart by their first letter. */
const identity = (value: MetadataValue): string | number | boolean =>
  typeof value === 'string' ? `s${value}` : typeof value === 'object' ? `l${JSON.stringify(value)}` : value

const columnsOf = (columns: Map<string, Column>): MetadataColumns => {
  const put = (row: number, key: string, value: MetadataValue): void => {
    let column = columns.get(key)
    if (column === undefined) {
      column = {
        rows: new Uint32Array(0),
        numbers: new Uint32Array(0),
        count: 0,
        values: [],
        known: new Map(),
      }
      columns.set(key, column)
    }
    const id = identity(value)
    let number = column.known.get(id)
    if (number === undefined) {
      number = column.values.length
      column.values.push(value)
      column.known.set(id, number)
    }
    column.rows = grow(column.rows, column.count + 1)
    column.numbers = grow(column.numbers, column.count + 1)
    column.rows[column.count] = row
    column.numbers[column.count] = number
    column.count += 1
  }
  const matchOne = (condition: MetadataCondition, count: number): Uint8Array => {
    const mask = new Uint8Array(count).fill(Number(matchesValue(condition, undefined)))
    const column = columns.get(condition.key)
    if (column === undefined) return mask
    const verdicts = Uint8Array.from(column.values, value => Number(matchesValue(condition, value)))
    for (let at = 0; at < column.count; at++)
      mask[column.rows[at] ?? 0] = verdicts[column.numbers[at] ?? 0] ?? 0
    return mask
  }
  const match = (filter: MetadataFilter, count: number): Uint8Array => {
    if (!('filters' in filter)) return matchOne(filter, count)
    const isAnd = filter.operator === 'andAll'
    const mask = new Uint8Array(count).fill(Number(isAnd))
    for (const each of filter.filters) {
      const other = match(each, count)
      for (let row = 0; row < count; row++)
        mask[row] = isAnd ? (mask[row] ?? 0) & (other[row] ?? 0) : (mask[row] ?? 0) | (other[row] ?? 0)
    }
    return mask
  }
  const used = (column: Column) => [
    column.rows.subarray(0, column.count),
    column.numbers.subarray(0, column.count),
  ]
  return {
    append(row, metadata) {
      for (const [key, value] of Object.entries(metadata)) put(row, key, value)
    },
    match,
    compact(moved) {
      const before = [...columns]
      columns.clear()
      for (const [key, { rows, numbers, count, values }] of before)
        for (let at = 0; at < count; at++) {
          const row = moved[rows[at] ?? 0] ?? -1
          const value = values[numbers[at] ?? 0]
          if (row !== -1 && value !== undefined) put(row, key, value)
        }
    },
    sections() {
      const listed = [...columns].map(([key, { values, count }]) => [key, values, count])
      const parts = [...columns.values()].map(used)
      return [
        { name: 'metadata', pieces: [Buffer.from(JSON.stringify(listed))] },
        { name: 'metadataRows', pieces: parts.flatMap(([rows]) => rows ?? []) },
        { name: 'metadataNumbers', pieces: parts.flatMap(([, numbers]) => numbers ?? []) },
      ]
    },
  }
}
