import { expect, test } from 'vitest'
import { BedrockException, throttlingException, toBedrockException, UNEXPECTED_ERROR } from '../src/errors.ts'

test('an exception passes as it is, with its hint', () => {
  const exception = throttlingException('Too many requests.', { hint: 'Wait.' })
  expect(toBedrockException(exception)).toBe(exception)
  expect(exception).toMatchObject({ name: 'ThrottlingException', status: 429, hint: 'Wait.' })
})

test("anything else is the service's fault, and its cause stays inside", () => {
  const cause = new TypeError('a secret detail')
  const exception = toBedrockException(cause)
  expect(exception).toBeInstanceOf(BedrockException)
  expect(exception).toMatchObject({
    name: 'InternalServerException',
    status: 500,
    message: UNEXPECTED_ERROR,
    cause,
  })
})
