import { expect, test } from 'vitest'
import { printLengths } from '../../../src/cli/usage/print-lengths.ts'
import { findDimension } from '../../../src/metering/usage/dimensions.ts'
import type { LengthAdvice, OutputLengths } from '../../../src/metering/usage/output-lengths.ts'

const by = [findDimension('model') ?? []].flat()
const lengths = (advice: LengthAdvice): OutputLengths => ({
  keys: ['m'],
  answers: 1_000,
  p50: 5,
  p95: 9,
  p99: 12,
  longest: 1_234,
  bins: [
    { from: 0, to: 9, answers: 750 },
    { from: 10, to: 19, answers: 250 },
    { from: 20, answers: 0 },
  ],
  advice,
})
const suggested = { kind: 'suggested', maxTokens: 20, covers: 0.999, longer: 1 } as const

test('a histogram, and what to set with what it frees', () => {
  const text = printLengths(
    [lengths({ ...suggested, held: 4_096, reserved: 5_000_000, freed: 4_000_000 })],
    by,
    'table',
  )
  expect(text.split('\n')).toEqual([
    'm',
    '  1,000 answers; tokens of output, within 1 %: p50 5, p95 9, p99 12, longest 1,234',
    '',
    `   0 – 9     ${'█'.repeat(40)}  750  75.0 %`,
    `  10 – 19    ${'█'.repeat(13)}▍${' '.repeat(26)}  250  25.0 %`,
    `  20 – more  ${' '.repeat(40)}    0   0.0 %`,
    '',
    '  Suggested maxTokens: 20, the least round number that is enough for 99.9 % of the answers (1 was longer).',
    '  A call holds 4,096 tokens for its answer now. Of 5,000,000 tokens reserved it would free 4,000,000 (80.0 %):',
    '  the same quota then admits 5.0 times as many calls at once.',
    '',
  ])
})

test.each<[LengthAdvice, RegExp]>([
  [{ ...suggested, longer: 0 }, /Suggested maxTokens: 20, .* 99\.9 % of the answers\.\n$/],
  [
    { ...suggested, held: 21, reserved: 1_000, freed: 1 },
    /holds 21 tokens for its answer now: there is little/,
  ],
  [{ kind: 'too few', needed: 100 }, /Too few answers to suggest a maxTokens: 100 are needed/],
  [
    { kind: 'cut off', at: 400, share: 0.078 },
    /7\.8 % of the answers end at 400 tokens or just below.*cut them off/,
  ],
])('%o', (advice, text) => {
  expect(printLengths([lengths(advice)], by, 'table')).toMatch(text)
})

test('the same for programs, and nothing', () => {
  expect(JSON.parse(printLengths([lengths(suggested)], by, 'json'))[0]).toMatchObject({
    model: 'm',
    p99: 12,
    advice: suggested,
  })
  expect(printLengths([lengths(suggested)], by, 'csv')).toBe(
    'model,from,to,answers\r\nm,0,9,750\r\nm,10,19,250\r\nm,20,,0\r\n',
  )
  expect(printLengths([], by, 'table')).toBe('No answers with tokens of output.\n')
})
