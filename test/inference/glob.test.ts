import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGlobs } from '../../src/inference/glob.ts'

test.each([
  [['*'], 'amazon.nova-lite-v1:0', true],
  [['*'], '', true],
  [['amazon.*'], 'amazon.nova-lite-v1:0', true],
  [['amazon.*'], 'xamazon.nova', false],
  [['a.c'], 'abc', false],
  [['a+(b)'], 'a+(b)', true],
  [['a*a'], 'a', false],
  [['a*a'], 'aa', true],
  [['*nova*v1*'], 'amazon.nova-lite-v1:0', true],
  [['*v1*nova*'], 'amazon.nova-lite-v1:0', false],
  [['none', 'amazon.*'], 'amazon.nova', true],
  [[], 'anything', false],
])('%j on %s: %s', (globs, id, matches) => {
  expect(createGlobs(globs)(id)).toBe(matches)
})

test('says what the regular expression says', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 })
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, (pieces, id) => {
      const expression = new RegExp(`^${pieces.map(piece => piece.replaceAll('.', '\\.')).join('.*')}$`)
      expect(createGlobs([pieces.join('*')])(id)).toBe(expression.test(id))
    }),
  )
})
