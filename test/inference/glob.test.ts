import { expect, test } from 'vitest'
import { createGlobs } from '../../src/inference/glob.ts'

test.each([
  [['*'], 'amazon.nova-lite-v1:0', true],
  [['amazon.*'], 'amazon.nova-lite-v1:0', true],
  [['amazon.*'], 'xamazon.nova', false],
  [['a.c'], 'abc', false],
  [['a+(b)'], 'a+(b)', true],
  [[], 'anything', false],
])('%j on %s: %s', (globs, id, matches) => {
  const isAmong = createGlobs(globs)
  expect(isAmong(id)).toBe(matches)
  expect(isAmong(id)).toBe(matches)
})
