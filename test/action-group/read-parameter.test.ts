import fc from 'fast-check'
import { Refusal } from 'outcrop-action-group'
import { expect, test } from 'vitest'
import { readParameter } from '../../action-group/src/read-parameter.ts'

test.each([
  ['string', '42', '42'],
  ['string', 42, '42'],
  ['integer', ' 42 ', 42],
  ['integer', '-7', -7],
  ['integer', '42.0', 42],
  ['number', '1.5', 1.5],
  ['number', '1e3', 1000],
  ['boolean', 'True', true],
  ['boolean', false, false],
  ['array', '["a","b"]', ['a', 'b']],
  ['array', '[1, 2]', [1, 2]],
  ['array', '[red, green]', ['red', 'green']],
  ['array', 'red, green', ['red', 'green']],
  ['array', '[]', []],
  ['array', '', []],
  ['array', ['a'], ['a']],
  ['object', '{"a":1}', { a: 1 }],
  ['Integer', '3', 3],
  ['currency', '3 EUR', '3 EUR'],
])('%s %j is %j', (type, given, value) => {
  expect(readParameter('p', type, given)).toEqual(value)
})

test.each([
  ['integer', '1.5', 'an integer, not "1.5"'],
  ['integer', '', 'an integer, not ""'],
  ['integer', '9007199254740993', 'an integer, not "9007199254740993"'],
  ['number', '0x10', 'a number, not "0x10"'],
  ['number', 'Infinity', 'a number, not "Infinity"'],
  ['number', '1e999', 'a number, not "1e999"'],
  ['boolean', 'yes', 'true or false, not "yes"'],
  ['object', '[1]', 'an object in JSON, not "[1]"'],
  ['string', { a: 1 }, 'text, not an object'],
])('%s is not %j', (type, given, problem) => {
  expect(() => readParameter('p', type, given)).toThrow(new Refusal(`The parameter "p" must be ${problem}.`))
})

test('every number and every list of JSON comes back from its text', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.array(fc.jsonValue()),
      (number, list) => {
        expect(readParameter('p', 'number', String(number))).toBe(number === 0 ? 0 : number)
        expect(readParameter('p', 'array', JSON.stringify(list))).toEqual(JSON.parse(JSON.stringify(list)))
      },
    ),
  )
})

test('a sentence quotes no more than a line of a value', () => {
  expect(() => readParameter('p'.repeat(9_000), 'integer', 'x'.repeat(200_000))).toThrow(/^.{100,220}$/)
})
