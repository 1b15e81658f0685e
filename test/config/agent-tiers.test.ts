import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadConfig } from '../../src/config.ts'

const load = (tiers: object) => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-tiers-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'outcrop.config.yaml')
  writeFileSync(file, JSON.stringify({ agents: { tiers } }))
  return loadConfig({ file, environment: {}, flags: {} }).config.agents.tiers
}

test('tiers of agents have rules and no sample where nothing else is said', () =>
  expect(load({ '*': {}, A: { classifier: { model: 'm' }, sample: 0.5 } })).toEqual({
    '*': { classifier: 'rules', sample: 0 },
    A: { classifier: { model: 'm' }, sample: 0.5 },
  }))

test.each([
  { '*': { sample: 2 } },
  { '*': { classifier: 'guess' } },
  { '*': { classifier: {} } },
  { '*': { clasifier: 'rules' } },
])('%j is refused, with its place', tiers => expect(() => load(tiers)).toThrow(/agents\.tiers/))
