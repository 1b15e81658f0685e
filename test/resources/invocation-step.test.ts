import { expect, test } from 'vitest'
import { invocationStep } from '../../src/resources/invocation-step.ts'

test('a kind of its own for each session, with IDs that the API allows', () => {
  const { kind, newId } = invocationStep('one')
  expect(kind).toBe('session/one/invocation-step')
  expect(kind).not.toBe(invocationStep('two').kind)
  expect(newId?.()).toMatch(/^[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}$/)
})
