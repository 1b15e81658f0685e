import type { FoundRecord } from './record-store.ts'

/** As in the index that comes with Outcrop: docs/decisions/0010-embedded-index.md has what was measured. */
const MEANING_SHARE = 0.15

/** With their scores by meaning, from 0 to 1, and by words, of any size; best first. */
export const fuseResults = (
  byMeaning: readonly FoundRecord[],
  byWords: readonly FoundRecord[],
  limit: number,
): FoundRecord[] => {
  if (byWords.length === 0) return byMeaning.slice(0, limit)
  const most = Math.max(0, ...byWords.map(({ found }) => found.score))
  const fused = new Map<string, { readonly record: FoundRecord; score: number }>()
  const add = (record: FoundRecord, score: number): void => {
    const key = `${record.generation} ${record.found.id}`
    const known = fused.get(key)
    if (known === undefined) fused.set(key, { record, score })
    else known.score += score
  }
  for (const record of byMeaning) add(record, MEANING_SHARE * record.found.score)
  for (const record of byWords)
    add(record, most === 0 ? 0 : ((1 - MEANING_SHARE) * record.found.score) / most)
  return [...fused.values()]
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ record, score }) => ({ ...record, found: { ...record.found, score: Math.min(1, score) } }))
}
