import { expect, test } from 'vitest'
import { sessionInvocation } from '../../src/resources/session-invocation.ts'

test('a kind of its own for each session, with IDs that the API allows', () => {
  const { kind, newId } = sessionInvocation('one')
  expect(kind).toBe('session/one/invocation')
  expect(kind).not.toBe(sessionInvocation('two').kind)
  expect(newId?.()).toMatch(/^[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}$/)
})
