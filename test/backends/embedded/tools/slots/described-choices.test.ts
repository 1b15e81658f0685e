import { expect, test } from 'vitest'
import { describedChoices } from '../../../../../src/backends/embedded/tools/slots/described-choices.ts'

test.each([
  ['single or double', ['single', 'double']],
  ['One of red, green, blue', ['red', 'green', 'blue']],
  ['The size: small, medium or large', ['small', 'medium', 'large']],
  ['LOW|HIGH', ['LOW', 'HIGH']],
  ['Title or author', undefined],
  ['the name or number', undefined],
  ['The ID of the order, such as ORD-12345', undefined],
  ['What the problem is', undefined],
])('%s', (description, choices) => {
  expect(describedChoices(description)).toEqual(choices)
})
