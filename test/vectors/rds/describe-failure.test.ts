import { expect, test } from 'vitest'
import { describeFailure } from '../../../src/vectors/rds/describe-failure.ts'

const url = 'postgres://somebody:correct-horse@db.example:5433/kb'
const failed = (code: string, message: string) => Object.assign(new Error(message), { code })

test.each([
  [failed('ECONNREFUSED', 'connect ECONNREFUSED'), 'Nothing listens at the address of PostgreSQL.'],
  [new AggregateError([failed('ECONNREFUSED', 'a')], ''), 'Nothing listens at the address of PostgreSQL.'],
  [failed('28P01', 'password authentication failed for user "somebody"'), 'PostgreSQL refuses the password.'],
  [new Error('Connection terminated unexpectedly'), 'The connection to PostgreSQL was lost.'],
  [new Error('Connection terminated due to connection timeout'), 'PostgreSQL does not answer.'],
  [new Error('timeout expired'), 'PostgreSQL does not answer.'],
  [failed('22P02', 'invalid input syntax'), 'PostgreSQL says (22P02): invalid input syntax'],
  [
    failed('DEPTH_ZERO_SELF_SIGNED_CERT', 'x'),
    'The connection to PostgreSQL failed: DEPTH_ZERO_SELF_SIGNED_CERT.',
  ],
  [new Error('The server does not support SSL connections'), 'The server does not support SSL connections'],
])('%s', (error, sentence) => {
  const described = describeFailure(error, url)
  expect(described.message).toBe(sentence)
  expect(described.hint).not.toContain('db.example')
  // For the log.
  expect(described.cause).toEqual(new Error('The database is at db.example:5433.'))
})

test('names that objects have by themselves are no codes', () => {
  expect(describeFailure(failed('constructor', 'x'), url).message).toContain('failed: constructor')
})
