import { MANY_METADATA } from '../roll-up.ts'

/** What calls can be told apart by. */
export interface Dimension {
  readonly name: string
  /** An expression over the columns of a call, or of an hour that is rolled up. */
  readonly sql: string
  /** Milliseconds of a moment are written as one. */
  readonly moment?: 'hour' | 'day'
  /** Rows come in the order of the values, or of when each was first seen, rather than by cost. */
  readonly order?: 'value' | 'seen'
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Told of what only single calls know, where hours are all that is left of them. */
export const ROLLED_UP = '(rolled up)'

const ofCalls = (column: string): string => `case when rolled then '${ROLLED_UP}' else ${column} end`

const dimensions: readonly Dimension[] = [
  { name: 'model', sql: 'model' },
  { name: 'principal', sql: 'principal' },
  { name: 'operation', sql: 'operation' },
  { name: 'profile', sql: 'profile' },
  { name: 'application-profile', sql: 'application_profile' },
  {
    name: 'variant',
    sql: "case when alias is not null then alias || ' -> ' || coalesce(application_profile, profile, model) end",
  },
  { name: 'backend', sql: 'backend' },
  { name: 'session', sql: ofCalls('session'), order: 'seen' },
  { name: 'turn', sql: ofCalls('turn'), order: 'seen' },
  { name: 'step', sql: ofCalls('step'), order: 'seen' },
  { name: 'hour', sql: `at - at % ${HOUR}`, moment: 'hour', order: 'value' },
  { name: 'hour-of-day', sql: `printf('%02d:00', at % ${DAY} / ${HOUR})`, order: 'value' },
  { name: 'day', sql: `at - at % ${DAY}`, moment: 'day', order: 'value' },
  { name: 'outcome', sql: 'outcome' },
]

export const dimensionNames: readonly string[] = [...dimensions.map(({ name }) => name), 'metadata.KEY']

const METADATA = 'metadata.'

/** Undefined for a name that is none. Keys of metadata are those that Bedrock's description allows. */
export const findDimension = (name: string): Dimension | undefined => {
  const key = name.startsWith(METADATA) ? name.slice(METADATA.length) : undefined
  if (key === undefined) return dimensions.find(each => each.name === name)
  if (!/^[a-zA-Z0-9\s:_@$#=/+,.-]{1,256}$/.test(key)) return undefined
  return {
    name,
    sql: `case metadata when '${MANY_METADATA}' then '${ROLLED_UP}' else json_extract(metadata, '$."${key}"') end`,
  }
}

/** `2026-10-01`, `2026-10-01 14:00`, both in UTC; what is no moment as it is. */
export const writeValue = (value: unknown, { moment }: Dimension): string | null => {
  if (value === null || value === undefined) return null
  if (moment === undefined) return String(value)
  const written = new Date(Number(value)).toISOString()
  return moment === 'day' ? written.slice(0, 10) : `${written.slice(0, 10)} ${written.slice(11, 16)}`
}
