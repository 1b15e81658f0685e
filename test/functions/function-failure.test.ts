import { expect, test } from 'vitest'
import { FunctionFailure } from '../../src/functions/function-failure.ts'

test('is an error that says how', () => {
  const cause = new Error('why')
  const failure = new FunctionFailure('busy', 'Too many run.', { cause })
  expect(failure).toBeInstanceOf(Error)
  expect(failure).toMatchObject({ name: 'FunctionFailure', kind: 'busy', message: 'Too many run.', cause })
})
