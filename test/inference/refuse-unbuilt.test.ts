import { expect, test } from 'vitest'
import { refuseUnbuilt } from '../../src/inference/refuse-unbuilt.ts'

test.each([
  [
    { guardrailConfig: { guardrailIdentifier: 'abc', guardrailVersion: '1' } },
    'Guardrails are not implemented.',
  ],
  [{ promptVariables: { name: { text: 'x' } } }, 'Prompts are not implemented.'],
])('%j is refused by name', (request, message) => {
  expect(() => refuseUnbuilt({ messages: [], ...request })).toThrow(
    expect.objectContaining({ name: 'NotImplementedException', message: expect.stringContaining(message) }),
  )
})

test('anything else passes', () => {
  expect(() => refuseUnbuilt({ messages: [] })).not.toThrow()
})
