import { expect, test } from 'vitest'
import { readSummary, toTable } from '../../evaluation/summarize.js'

const result = (half: string, kind: string, ...misses: string[]) => ({ half, kind, misses })

test('counts what was passed by half and kind, and over all tasks', () => {
  const summary = readSummary({
    one: [result('development', 'a'), result('development', 'b', 'wrong'), result('heldOut', 'a')],
    two: [result('heldOut', 'c', 'wrong', 'wrong')],
  })
  expect(summary.map(({ name }) => name)).toEqual(['one', 'two', 'all'])
  expect(summary[0]?.development).toEqual({ passed: 1, asked: 2, percent: 50 })
  expect(summary[0]?.kinds.map(({ name, heldOut }) => [name, heldOut.passed])).toEqual([
    ['a', 1],
    ['b', 0],
  ])
  expect(summary[1]?.development).toEqual({ passed: 0, asked: 0, percent: null })
  expect(summary[2]?.heldOut).toEqual({ passed: 1, asked: 2, percent: 50 })
  expect(toTable(summary)).toContain('1/2')
})
