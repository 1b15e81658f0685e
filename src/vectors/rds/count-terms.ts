import { setImmediate } from 'node:timers/promises'
import { termsOf } from '../embedded/terms-of.ts'

/** Characters that are read before others have their turn: some milliseconds. */
const AT_ONCE = 50_000

/** Texts with their terms. Others go on in between: chunks may be long. */
export const countTerms = async <Row extends { readonly text: string }>(
  rows: readonly Row[],
  signal: AbortSignal,
): Promise<(Row & { readonly terms: ReadonlyMap<string, number> })[]> => {
  const counted: (Row & { readonly terms: ReadonlyMap<string, number> })[] = []
  let read = 0
  for (const row of rows) {
    if (read > AT_ONCE) {
      await setImmediate(undefined, { signal })
      read = 0
    }
    read += row.text.length
    counted.push({ ...row, terms: termsOf(row.text) })
  }
  return counted
}
