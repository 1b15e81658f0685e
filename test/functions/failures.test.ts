import { expect, test } from 'vitest'
import { threw, tookTooLong, unknownFunction } from '../../src/functions/failures.ts'
import { failure } from '../support/run-functions.ts'

test('one sentence, however long the name that a client chose', () => {
  expect(unknownFunction('n'.repeat(10_000)).message.length).toBeLessThan(300)
  expect(tookTooLong('it', 2).message).toBe('The function it did not answer within 2 seconds.')
})

test('what was thrown is the cause alone', () => {
  const thrown = threw('it', 'secret')
  expect(thrown).toEqual(failure('threw', 'The function it threw an error.'))
  expect((thrown.cause as Error).message).toBe('secret')
})
