import { expect, test } from 'vitest'
import { failureReason, turnFailure } from '../../../src/agents/runtime/turn-failure.ts'
import { throttlingException } from '../../../src/errors.ts'

test("the client reads AWS's sentence, the trace and the hint what happened", () => {
  const cause = new Error('inner')
  const failure = turnFailure('It failed.', 'The handler died.', cause)
  expect(failure).toMatchObject({
    name: 'DependencyFailedException',
    status: 424,
    message: 'It failed.',
    hint: 'The handler died.',
    cause,
  })
  expect(failureReason(failure)).toBe('The handler died.')
})

test('what was not foreseen is not told', () => {
  expect(failureReason(throttlingException('Too many.'))).toBe('Too many.')
  expect(failureReason(new Error('secret'))).not.toContain('secret')
})
