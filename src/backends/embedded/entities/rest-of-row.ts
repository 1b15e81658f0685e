import type { Json } from '../json/json.ts'

const LONGEST = 8
const parts = / [-\u2013\u2014|] |: |, |[;()\t]/

/** "Reading Glaciers" of "10:00 Hana Ito - Reading Glaciers": the one part of a row that holds none of its values. */
export function restOfRow(row: string, values: readonly Json[]): string | undefined {
  const isTaken = (part: string): boolean =>
    values.some(value =>
      typeof value === 'string'
        ? part.includes(value) || value.includes(part)
        : value !== null && part.includes(String(value)),
    )
  const left = row
    .split(parts)
    .map(part => part.trim())
    .filter(part => /\p{L}{2}/u.test(part) && !isTaken(part))
  const [only] = left
  return left.length === 1 && only !== undefined && only.split(/\s+/).length <= LONGEST
    ? only.replace(/[.!]$/, '')
    : undefined
}
