import { InvalidArgumentError } from 'commander'
import { expect, test } from 'vitest'
import { readMoment } from '../../src/cli/moments.ts'

const now = Date.parse('2026-10-20T12:00:00Z')

test.each([
  ['24h', '2026-10-19T12:00:00Z'],
  ['30m', '2026-10-20T11:30:00Z'],
  ['7d', '2026-10-13T12:00:00Z'],
  ['2w', '2026-10-06T12:00:00Z'],
  ['2026-10-01', '2026-10-01T00:00:00Z'],
  ['2026-10-01T14:05', '2026-10-01T14:05:00Z'],
  ['2026-10-01 14:05:06', '2026-10-01T14:05:06Z'],
  ['2026-10-01T14:05Z', '2026-10-01T14:05:00Z'],
  ['2026-10-01T14:05:06.789+02:00', '2026-10-01T12:05:06.789Z'],
])('%s is %s', (text, moment) => {
  expect(readMoment(text, now)).toBe(Date.parse(moment))
})

test.each(['', 'yesterday', '24', 'h', '-1d', '2026-13-01', '2026-10-01T25:00', '1e3d', '9999999d'])(
  '"%s" is refused with what there is',
  text => {
    expect(() => readMoment(text, now)).toThrow(InvalidArgumentError)
    expect(() => readMoment(text, now)).toThrow('how long ago (30m, 24h, 7d, 4w)')
  },
)
