import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawBar, writeDollars, writeNumber, writePercent, writeShare } from '../../src/cli/numbers.ts'

test('numbers are in thousands, and the unknown is not there', () => {
  expect([writeNumber(1_234_567), writeNumber(0), writeNumber(12.6), writeNumber(null)]).toEqual([
    '1,234,567',
    '0',
    '13',
    '',
  ])
})

test.each([
  [0, '0.0 %'],
  [0.0001, '<0.1 %'],
  [0.123, '12.3 %'],
  [0.99999, '99.9 %'],
  [1, '100.0 %'],
])('%s is %s', (share, text) => {
  expect(writePercent(share)).toBe(text)
})

test('a share of nothing, or of the unknown, is none', () => {
  expect([writeShare(1, 2), writeShare(0, 0), writeShare(null, 2), writeShare(1, null)]).toEqual([
    '50.0 %',
    '',
    '',
    '',
  ])
})

test.each([
  [0n, '0.0000'],
  [1n, '<0.0001'],
  [-1n, '-<0.0001'],
  [49_999_999n, '<0.0001'],
  [50_000_000n, '0.0001'],
  [4_500_000_000n, '0.0045'],
  [1_234_567_890_000_000n, '1,234.5679'],
  [2n ** 70n, '1,180,591,620.7174'],
])('%s picodollars are %s', (picodollars, text) => {
  expect(writeDollars(picodollars)).toBe(text)
})

test('bars grow in eighths, none for nothing, and never too long', () => {
  expect([drawBar(0, 10), drawBar(0.0001, 10), drawBar(0.5, 10), drawBar(1, 3)]).toEqual([
    '',
    '▏',
    '█████',
    '███',
  ])
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), share => {
      expect([...drawBar(share, 40)].length).toBeLessThanOrEqual(40)
    }),
  )
})
