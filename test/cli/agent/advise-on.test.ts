import { expect, test } from 'vitest'
import { adviseOn } from '../../../src/cli/agent/advise-on.ts'

test('what to do, for exceptions that are known and for all others', () => {
  expect(adviseOn('ConflictException')).toMatch(/leave --session out/)
  expect(adviseOn('NewException')).toBe(adviseOn('toString'))
  expect(adviseOn('NewException')).toMatch(/^The log of the server/)
})
