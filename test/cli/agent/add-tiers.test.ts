import { Command } from 'commander'
import { afterEach, expect, test, vi } from 'vitest'
import { addTiers } from '../../../src/cli/agent/add-tiers.ts'
import { fillLedger } from '../../support/fill-ledger.ts'
import { tierRecords } from '../../support/record-tiers.ts'

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

const run = async (...flags: string[]): Promise<string> => {
  let out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    out += text
    return true
  })
  const group = new Command('agent')
  addTiers(group)
  await group.parseAsync(['tiers', ...flags], { from: 'user' })
  return out
}

test('for people and for programs', async () => {
  using ledger = fillLedger(tierRecords())
  expect(await run('--home', ledger.home)).toContain('AGENT12345')
  const [first] = JSON.parse(await run('--home', ledger.home, '--json'))
  expect(first).toMatchObject({ agent: 'AGENT12345', simple: 2, both: 1, loop: 2, saved: 1_530 })
  expect(JSON.parse(await run('--home', ledger.home, '--json', '--since', '2027-01-01'))).toEqual([])
})
