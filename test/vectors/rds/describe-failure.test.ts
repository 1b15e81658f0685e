import { expect, test } from 'vitest'
import { describeFailure } from '../../../src/vectors/rds/describe-failure.ts'

const url = 'postgres://somebody:correct-horse@db.example:5433/kb'
const failed = (code: string, message: string) => Object.assign(new Error(message), { code })

test.each([
  [failed('ECONNREFUSED', 'connect ECONNREFUSED'), 'Nothing listens at db.example:5433.'],
  [new AggregateError([failed('ECONNREFUSED', 'a')], ''), 'Nothing listens at db.example:5433.'],
  [
    failed('28P01', 'password authentication failed for user "somebody"'),
    'PostgreSQL at db.example:5433 refuses the password.',
  ],
  [new Error('Connection terminated unexpectedly'), 'The connection to db.example:5433 was lost.'],
  [new Error('Connection terminated due to connection timeout'), 'db.example:5433 does not answer.'],
  [new Error('timeout expired'), 'db.example:5433 does not answer.'],
  [failed('22P02', 'invalid input syntax'), 'PostgreSQL says (22P02): invalid input syntax'],
  [
    failed('DEPTH_ZERO_SELF_SIGNED_CERT', 'x'),
    'The connection to db.example:5433 failed: DEPTH_ZERO_SELF_SIGNED_CERT.',
  ],
  [new Error('The server does not support SSL connections'), 'The server does not support SSL connections'],
])('%s', (error, sentence) => {
  const described = describeFailure(error, url)
  expect(described.message).toBe(sentence)
  expect(described.cause).toBeUndefined()
})

test('names that objects have by themselves are no codes', () => {
  expect(describeFailure(failed('constructor', 'x'), url).message).toContain('failed: constructor')
})
