import { expect, test } from 'vitest'
import { hasFormat } from '../../src/conversation/has-format.ts'

test.each([
  ['date', ['2024-02-29', '1970-01-01'], ['2023-02-29', '2026-13-01', '26-01-01', '2026-01-01T00:00:00Z']],
  ['time', ['00:00:00Z', '23:59:60.5+01:00'], ['24:00:00Z', '12:00', '12:00:00']],
  [
    'date-time',
    ['2026-11-21T10:00:00Z', '2026-11-21t10:00:00.123-05:00'],
    ['2026-11-21', '2026-11-31T10:00:00Z'],
  ],
  ['duration', ['P1D', 'PT1H30M', 'P1Y2M3DT4S'], ['P', 'PT', '1D', 'P1H']],
  ['email', ['ada@example.com'], ['ada', 'ada@', '@example.com', 'a b@example.com']],
  ['hostname', ['example.com', 'a-b.c'], ['-a.com', 'a..b', 'a_b', `${'a'.repeat(64)}.com`]],
  ['uri', ['https://example.com/a?b#c', 'urn:isbn:1'], ['example.com', '/a', 'http://a b']],
  ['uuid', ['00000000-0000-0000-0000-00000000000A'], ['00000000000000000000000000000000']],
  ['ipv4', ['127.0.0.1'], ['256.0.0.1', '::1']],
  ['ipv6', ['::1', 'fe80::1'], ['127.0.0.1', ':::']],
])('%s', (format, right, wrong) => {
  for (const text of right) expect([text, hasFormat(text, format)]).toEqual([text, true])
  for (const text of wrong) expect([text, hasFormat(text, format)]).toEqual([text, false])
})

test('an unknown format says nothing', () => {
  expect(hasFormat('x', 'colour')).toBe(true)
  expect(hasFormat('x', 'constructor')).toBe(true)
})
