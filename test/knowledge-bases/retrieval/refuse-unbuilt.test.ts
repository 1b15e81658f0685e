import { expect, test } from 'vitest'
import { refuseUnbuilt, unbuilt } from '../../../src/knowledge-bases/retrieval/refuse-unbuilt.ts'

test.each([
  ['guardrailConfiguration', /^Guardrails are not implemented/],
  ['userContext', /^Access control by user is not implemented/],
  ['sessionConfiguration', /^Encryption of sessions .* is not implemented/],
])('%s is refused by name', (member, message) => {
  expect(() => refuseUnbuilt({ [member]: {} })).toThrow(message)
})

test('a request without them passes', () => {
  expect(() => refuseUnbuilt({})).not.toThrow()
})

test('it is said what to do instead', () => {
  expect(unbuilt('Such things are', 'Do this.')).toMatchObject({ status: 501, hint: 'Do this.' })
})
