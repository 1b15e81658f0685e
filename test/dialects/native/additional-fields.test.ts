import { expect, test } from 'vitest'
import { additionalFields } from '../../../src/dialects/native/additional-fields.ts'

test('the fields, or none', () => {
  expect(additionalFields({ additionalModelRequestFields: { top_k: 3 } })).toEqual({ top_k: 3 })
  expect(additionalFields({})).toEqual({})
})

test.each([[[1]], ['text'], [7]])('%j is not an object of fields', fields => {
  expect(() => additionalFields({ additionalModelRequestFields: fields })).toThrow(
    'The additionalModelRequestFields field must be a JSON object.',
  )
})
