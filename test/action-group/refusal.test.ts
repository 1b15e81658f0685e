import { Refusal } from 'outcrop-action-group'
import { expect, test } from 'vitest'

test('is a sentence with the status and the state of its reply', () => {
  expect(new Refusal('No.')).toMatchObject({ message: 'No.', httpStatusCode: 422, responseState: undefined })
  const cause = new Error('inside')
  const refusal = new Refusal('No.', { httpStatusCode: 409, responseState: 'REPROMPT', cause })
  expect(refusal).toMatchObject({ name: 'Refusal', httpStatusCode: 409, responseState: 'REPROMPT', cause })
  expect(refusal).toBeInstanceOf(Error)
})
