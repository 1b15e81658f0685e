import { expect, test } from 'vitest'
import { createAliasSources } from '../../src/inference/alias-sources.ts'
import { createAliases } from '../../src/inference/aliases.ts'

test("a name of the parameter hides the configuration's, whichever came last", () => {
  const aliases = createAliases({ a: 'file', b: 'file' })
  const sources = createAliasSources(aliases, aliases.current())
  sources.setParameter({ b: 'parameter', c: 'parameter' })
  expect(aliases.current()).toEqual({ a: 'file', b: 'parameter', c: 'parameter' })
  sources.setConfigured({ b: 'other', d: 'other' })
  expect(aliases.current()).toEqual({ b: 'parameter', c: 'parameter', d: 'other' })
  sources.setParameter({})
  expect(aliases.current()).toEqual({ b: 'other', d: 'other' })
})
