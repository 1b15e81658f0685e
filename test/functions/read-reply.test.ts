import { expect, test } from 'vitest'
import { readReply } from '../../src/functions/read-reply.ts'
import { failure } from '../support/run-functions.ts'

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
const tooDeep = failure(
  'not JSON',
  'The function it answered JSON of more than 100 levels, which nobody could read.',
)

test('JSON of any kind', () => {
  for (const value of [null, 0, '', 'x', [], { a: [{ b: '[[[' }] }])
    expect(readReply('it', ` ${JSON.stringify(value)}\n`)).toEqual(value)
})

test('up to a hundred levels, of arrays and objects', () => {
  expect(readReply('it', nested(100))).toBeInstanceOf(Array)
  expect(() => readReply('it', nested(101))).toThrow(tooDeep)
  expect(() => readReply('it', `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`)).toThrow(tooDeep)
  expect(() => readReply('it', nested(1_000_000))).toThrow(tooDeep)
})

test('a million values beside each other are not deep', () => {
  const many = JSON.stringify(Array.from({ length: 300_000 }, () => [{}]))
  expect(readReply('it', many)).toHaveLength(300_000)
})

test('the name of a prototype is a name like any other', () => {
  const reply = readReply('it', '{"__proto__":{"admin":true},"constructor":1}') as Record<string, unknown>
  expect(Object.getPrototypeOf(reply)).toBe(Object.prototype)
  expect(reply.admin).toBeUndefined()
})

test('what is no JSON, of which the message says nothing', () => {
  for (const text of ['secret', '{', '1 2', 'undefined', 'NaN', "{'a':1}"])
    expect(() => readReply('it', text)).toThrow(failure('not JSON', 'The function it answered no JSON.'))
  expect(() => readReply('it', ' \n')).toThrow(failure('not JSON', 'The function it answered nothing.'))
})

test('brackets within texts are no levels', () => {
  const texts = ['['.repeat(200), `"${'{'.repeat(200)}`, `\\${'['.repeat(200)}`, '\\"[']
  expect(readReply('it', JSON.stringify(texts))).toEqual(texts)
  expect(readReply('it', JSON.stringify(texts.map(text => ({ [text]: 1 }))))).toHaveLength(4)
})

test('one that is longer than the call takes is not read', () => {
  const tooLarge = failure('too large', 'The function it answered more than 8 bytes.')
  expect(readReply('it', '"éé12"', 8)).toBe('éé12')
  expect(() => readReply('it', '"éé123"', 8)).toThrow(tooLarge)
  expect(() => readReply('it', ' '.repeat(9), 8)).toThrow(tooLarge)
})
