import { expect, test } from 'vitest'
import { expandVariables } from '../../src/config/expand-variables.ts'

const of = (name: string) => `\${${name}}`

test('texts anywhere in the settings', () => {
  const missing: unknown[] = []
  const settings = {
    port: 1,
    list: [of('A'), 'x'],
    deep: { key: `Bearer ${of('B_2')}${of('A')}`, none: null },
  }
  const expanded = expandVariables(settings, { A: 'a', B_2: of('A') }, (...each) => missing.push(each))
  expect(expanded).toEqual({ port: 1, list: ['a', 'x'], deep: { key: `Bearer ${of('A')}a`, none: null } })
  expect(missing).toEqual([])
})

test('a variable that is not set is told with its place', () => {
  const missing: unknown[] = []
  expandVariables({ list: [{ key: of('NONE') }] }, {}, (...each) => missing.push(each))
  expect(missing).toEqual([[['list', '0', 'key'], 'NONE']])
})

test('other dollars stay', () => {
  const text = `$A ${of('a')} ${of('')} $$`
  expect(expandVariables(text, { A: 'x', a: 'x' }, () => undefined)).toBe(text)
})
