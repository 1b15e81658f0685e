import { Refusal, requireParameter } from 'outcrop-action-group'
import { expect, test } from 'vitest'

test('a parameter that is there, in the type that is asked for', () => {
  expect(requireParameter({ id: 'ORD-1' }, 'id', 'string')).toBe('ORD-1')
  expect(requireParameter({ count: '3' }, 'count', 'integer')).toBe(3)
  expect(requireParameter({ gift: false }, 'gift', 'boolean')).toBe(false)
})

test.each([[{}], [{ id: '' }], [{ id: null }]])('%j lacks it', parameters => {
  expect(() => requireParameter(parameters, 'id', 'string')).toThrow(
    new Refusal('The parameter "id" is missing.'),
  )
})

test('what every object inherits is no parameter', () => {
  expect(() => requireParameter({}, 'constructor', 'string')).toThrow(Refusal)
})

test('a value of another type is told to the model', () => {
  expect(() => requireParameter({ count: 'many' }, 'count', 'integer')).toThrow(
    new Refusal('The parameter "count" must be an integer, not "many".'),
  )
})
