import { expect, test } from 'vitest'
import { SettingError } from '../../../src/backends/scripted/setting-error.ts'

test('is told as an error of the configuration', () => {
  expect(new SettingError('rules.yaml:1: wrong')).toMatchObject({
    name: 'ConfigError',
    message: 'rules.yaml:1: wrong',
  })
})
