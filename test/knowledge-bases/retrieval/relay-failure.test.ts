import { expect, test } from 'vitest'
import {
  modelErrorException,
  modelTimeoutException,
  serviceUnavailableException,
  throttlingException,
} from '../../../src/errors.ts'
import { relayFailure, relaying } from '../../../src/knowledge-bases/retrieval/relay-failure.ts'

test.each([
  [modelErrorException('No.', { hint: 'Why.' }), 'DependencyFailedException', 424],
  [modelTimeoutException('No.', { hint: 'Why.' }), 'DependencyFailedException', 424],
  [serviceUnavailableException('No.', { hint: 'Why.' }), 'BadGatewayException', 502],
])('%s is %s', (error, name, status) => {
  expect(relayFailure(error)).toMatchObject({ name, status, message: 'No.', hint: 'Why.', cause: error })
})

test('what the service has itself, and what nobody knows, stays', () => {
  const known = throttlingException('Too many requests, please wait before trying again.')
  const unknown = new Error('oops')
  expect(relayFailure(known)).toBe(known)
  expect(relayFailure(unknown)).toBe(unknown)
})

test('around what is done', async () => {
  expect(await relaying(async () => 1)).toBe(1)
  await expect(
    relaying(async () => {
      throw modelErrorException('No.')
    }),
  ).rejects.toMatchObject({ name: 'DependencyFailedException' })
})
