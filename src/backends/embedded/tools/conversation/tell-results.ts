import type { Json } from '../../json/json.ts'
import type { EarlierUse } from './read-turns.ts'

/** The results of what was done for the user's last message. */
export const currentResults = (uses: readonly EarlierUse[]): Json[] =>
  uses.filter(({ current }) => current).flatMap(({ results }) => results)

export const anyFailed = (uses: readonly EarlierUse[]): boolean =>
  uses.some(({ current, failed }) => current && failed)
