import type Database from 'libsql'
import { createSketch, type QuantileSketch } from './quantile-sketch.ts'

/** Rows of a batch: what waits to be written meanwhile waits a few milliseconds. */
const BATCH = 100

/** Groups of an hour; a metadata key with a value of its own in each call would make one for each. */
const MOST_GROUPS = 1_000

/** Kept in place of the metadata of groups beyond. */
export const MANY_METADATA = '"many"'

const HOUR = 3_600_000n
const PICODOLLARS = 1_000_000_000_000n

/** A row as the database has it. */
type Row = Readonly<Record<string, bigint | string | null>>

/** Rows of an hour that only differ in their numbers. */
const grouping = [
  'account',
  'region',
  'principal',
  'operation',
  'model',
  'profile',
  'application_profile',
  'alias',
  'backend',
  'outcome',
  'price_version',
  'metadata',
] as const

/** Of a reservation, what is not for its input. */
const heldOf = (row: Row): bigint | null => {
  const reserved = whole(row.reserved)
  if (reserved === null) return null
  const inputs = ['input', 'embedding', 'cache_write_5m', 'cache_write_1h'].map(
    name => whole(row[name]) ?? 0n,
  )
  return inputs.reduce((left, tokens) => (left > tokens ? left - tokens : 0n), reserved)
}

const whole = (value: Row[string] | undefined): bigint | null => (typeof value === 'bigint' ? value : null)

/** Added up; unknown where all are. */
const sums: readonly (readonly [string, (row: Row) => bigint | null])[] = [
  ['calls', () => 1n],
  ['attempts', row => whole(row.attempts)],
  ['input', row => whole(row.input)],
  ['output', row => whole(row.output)],
  ['cache_read', row => whole(row.cache_read)],
  ['cache_write_5m', row => whole(row.cache_write_5m)],
  ['cache_write_1h', row => whole(row.cache_write_1h)],
  ['embedding', row => whole(row.embedding)],
  ['search_units', row => whole(row.search_units)],
  ['reserving', row => (row.reserved === null || row.reserved === 0n ? 0n : 1n)],
  ['reserved', row => whole(row.reserved)],
  ['settled', row => whole(row.settled)],
  ['unused', row => unusedOf(whole(row.reserved), whole(row.settled))],
  ['held', heldOf],
  ['dollars', row => part(row.cost, cost => cost / PICODOLLARS)],
  ['picodollars', row => part(row.cost, cost => cost % PICODOLLARS)],
  ['unpriced', row => (row.cost === null && (row.backend !== null || row.outcome === 'ok') ? 1n : 0n)],
]

const sketches = [
  ['latency', 'latency'],
  ['first_token', 'first_token'],
  ['output_length', 'output'],
] as const

const part = (value: Row[string] | undefined, read: (cost: bigint) => bigint): bigint | null => {
  const cost = whole(value)
  return cost === null ? null : read(cost)
}

const unusedOf = (reserved: bigint | null, settled: bigint | null): bigint | null => {
  if (reserved === null || settled === null) return null
  return reserved > settled ? reserved - settled : 0n
}

/** The sums and sketches of a group, in the order of their columns. */
interface Group {
  readonly key: string
  readonly hour: bigint
  readonly values: readonly (string | null)[]
  readonly sums: (bigint | null)[]
  readonly sketches: QuantileSketch[]
}

/**
 * Moves the oldest rows that ended before a moment into the hours they ended in, in one transaction. The newest row of
 * all stays, so that no number of a row is given twice.
 *
 * @returns how many rows were moved: none when all are.
 */
export type RollUp = (before: number) => number

/** @param db with safe integers on. */
export const createRollUp = (db: Database.Database): RollUp => {
  const select = db.prepare(
    'select * from usage where at < ? and id < (select max(id) from usage) order by at limit ?',
  )
  const writeGroup = createWriteGroup(db)
  const selectGroups = db.prepare('select grouped_by from usage_hour where hour = ?')
  const addRemoved = db.prepare(`${ADD_REMOVED} where id in (select value from json_each(?))) as removed`)
  const remove = db.prepare('delete from usage where id in (select value from json_each(?))')
  return before => {
    // Nothing to move is the usual case, and takes no lock.
    if (select.get(before, 1) === undefined) return 0
    db.exec('begin immediate')
    try {
      const rows = select.all(before, BATCH) as Row[]
      for (const group of groupRows(rows, createHasRoom(selectGroups)).values()) writeGroup(group)
      const ids = JSON.stringify(rows.map(({ id }) => Number(id)))
      addRemoved.run(ids)
      remove.run(ids)
      db.exec('commit')
      return rows.length
    } catch (error) {
      db.exec('rollback')
      throw error
    }
  }
}

const ADD_REMOVED = `update usage_removed set
    calls = usage_removed.calls + removed.calls,
    input = usage_removed.input + removed.input,
    output = usage_removed.output + removed.output,
    reserved = usage_removed.reserved + removed.reserved,
    settled = usage_removed.settled + removed.settled,
    dollars = usage_removed.dollars + removed.dollars,
    picodollars = usage_removed.picodollars + removed.picodollars
  from (
    select count(*) as calls, coalesce(sum(input), 0) as input, coalesce(sum(output), 0) as output,
      coalesce(sum(reserved), 0) as reserved, coalesce(sum(settled), 0) as settled,
      coalesce(sum(cost / 1000000000000), 0) as dollars,
      coalesce(sum(cost % 1000000000000), 0) as picodollars
    from usage`

const groupRows = (rows: readonly Row[], hasRoom: HasRoom): Map<string, Group> => {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const at = whole(row.at) ?? 0n
    const hour = at - (((at % HOUR) + HOUR) % HOUR)
    const own = grouping.map(column => row[column] as string | null)
    const values = hasRoom(hour, JSON.stringify(own)) ? own : withoutMetadata(own)
    const key = JSON.stringify(values)
    const group = groups.get(`${hour} ${key}`) ?? {
      key,
      hour,
      values,
      sums: sums.map(() => null),
      sketches: sketches.map(() => createSketch()),
    }
    groups.set(`${hour} ${key}`, group)
    for (const [index, [, read]] of sums.entries()) group.sums[index] = add(group.sums[index], read(row))
    for (const [index, [, column]] of sketches.entries()) {
      const value = whole(row[column])
      if (value !== null && value >= 0n) group.sketches[index]?.add(Number(value))
    }
  }
  return groups
}

/** Whether an hour has a group, or has room for it, which it then takes. */
type HasRoom = (hour: bigint, group: string) => boolean

const createHasRoom = (select: Database.Statement): HasRoom => {
  const hours = new Map<bigint, Set<string>>()
  return (hour, group) => {
    let groups = hours.get(hour)
    if (groups === undefined) {
      groups = new Set((select.all(hour) as { grouped_by: string }[]).map(each => each.grouped_by))
      hours.set(hour, groups)
    }
    if (groups.size < MOST_GROUPS) groups.add(group)
    return groups.has(group)
  }
}

const withoutMetadata = (values: readonly (string | null)[]): readonly (string | null)[] =>
  values.map((value, index) => (grouping[index] === 'metadata' && value !== null ? MANY_METADATA : value))

const add = (a: bigint | null | undefined, b: bigint | null): bigint | null => {
  if (a === null || a === undefined) return b
  return b === null ? a : a + b
}

const createWriteGroup = (db: Database.Database): ((group: Group) => void) => {
  const names = [...sums.map(([name]) => name), ...sketches.map(([name]) => name)]
  const columns = ['hour', 'grouped_by', ...grouping, ...names]
  const select = db
    .prepare(`select ${names.join(', ')} from usage_hour where hour = ? and grouped_by = ?`)
    .raw()
  const write = db.prepare(
    `insert or replace into usage_hour (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  )
  return group => {
    const kept = select.get(group.hour, group.key) as (bigint | Uint8Array | null)[] | undefined
    const added = group.sums.map((sum, index) => add(kept?.[index] as bigint | null | undefined, sum))
    const merged = group.sketches.map((sketch, index) => {
      const bytes = kept?.[sums.length + index] as Uint8Array | null | undefined
      if (bytes) sketch.merge(createSketch(bytes))
      return index > 0 && sketch.count() === 0 ? null : Buffer.from(sketch.toBytes())
    })
    write.run([group.hour, group.key, ...group.values, ...added, ...merged])
  }
}
