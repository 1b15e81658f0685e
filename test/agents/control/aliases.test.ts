import { expect, test } from 'vitest'
import { follow, newAliasId, refuseTestAlias } from '../../../src/agents/control/aliases.ts'
import type { AliasPeriod } from '../../../src/resources/agent-alias.ts'

test('a period ends where the next begins, and the newest ten are kept', () => {
  let history: readonly AliasPeriod[] = []
  for (let version = 1; version <= 12; version += 1)
    history = follow(history, String(version), `day ${version}`)
  expect(history).toHaveLength(10)
  expect(history[0]).toEqual({ version: '3', startDate: 'day 3', endDate: 'day 4' })
  expect(history.at(-1)).toEqual({ version: '12', startDate: 'day 12' })
})

test('an ID as AWS makes them, never the built-in one', () => {
  expect(newAliasId()).toMatch(/^(?!TSTALIASID)[A-Z0-9]{10}$/)
  expect(() => refuseTestAlias('TSTALIASID')).toThrow('TSTALIASID')
  expect(refuseTestAlias('ABCDEFGHIJ')).toBeUndefined()
})
