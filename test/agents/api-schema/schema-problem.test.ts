import { expect, test } from 'vitest'
import { isObject, memberOf, SchemaProblem } from '../../../src/agents/api-schema/schema-problem.ts'

test('only what a document says itself', () => {
  expect(memberOf({ a: 1 }, 'a')).toBe(1)
  for (const name of ['constructor', '__proto__', 'toString']) expect(memberOf({}, name)).toBeUndefined()
  expect(memberOf('text', 'length')).toBeUndefined()
  expect(memberOf([1], '0')).toBeUndefined()
  expect([{}, [], null, 'x', undefined].map(isObject)).toEqual([true, false, false, false, false])
  expect(new SchemaProblem('why')).toMatchObject({ name: 'SchemaProblem', message: 'why' })
})
