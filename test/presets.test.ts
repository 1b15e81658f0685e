import { expect, test } from 'vitest'
import { resolveConfig } from '../src/config.ts'
import { presetNames, presets, printSettings } from '../src/presets.ts'

test.each(presetNames)('%s is a set of ordinary settings, printed as they are in force', preset => {
  const config = resolveConfig({ preset })
  expect(config).toMatchObject(presets[preset].settings)
  expect(printSettings(config)).toEqual(printSettings(presets[preset].settings))
})

test('what is printed follows a setting of its own', () => {
  expect(printSettings(resolveConfig({ modelAccess: [] }))).toContain('modelAccess: none granted')
  expect(printSettings(resolveConfig({ hosts: ['outcrop.test'] }))).toContain('hosts: outcrop.test')
})
