import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBestRows } from '../../../src/vectors/embedded/best-rows.ts'

test('it keeps what sorting all would put first, earlier rows before later ones of the same score', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 3 })), fc.nat(12), (scores, limit) => {
      const best = createBestRows(limit)
      for (const [row, score] of scores.entries()) best.offer(row, score)
      const all = scores.map((score, row) => ({ row, score }))
      const sorted = all.toSorted((one, other) => other.score - one.score || one.row - other.row)
      expect(best.list()).toEqual(sorted.slice(0, limit))
    }),
  )
})
