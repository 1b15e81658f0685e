import { expect, test } from 'vitest'
import { additionalFields, unspokenFields } from '../../../src/dialects/native/additional-fields.ts'

test('what is not spoken, not for Bedrock and not null', () => {
  const body = JSON.parse('{"a":1,"b":2,"c":null,"amazon-bedrock-x":3,"__proto__":{"polluted":true}}')
  const { additionalModelRequestFields: fields } = unspokenFields(body, ['a'], { d: 4 })
  expect(Object.entries(Object(fields))).toEqual([
    ['b', 2],
    ['__proto__', { polluted: true }],
    ['d', 4],
  ])
  expect(Object(fields).polluted).toBeUndefined()
})

test('nothing is no member', () => {
  expect(unspokenFields({ a: 1 }, ['a'])).toEqual({})
})

test('the fields, or none', () => {
  expect(additionalFields({ additionalModelRequestFields: { top_k: 3 } })).toEqual({ top_k: 3 })
  expect(additionalFields({})).toEqual({})
})

test.each([[[1]], ['text'], [7]])('%j is not an object of fields', fields => {
  expect(() => additionalFields({ additionalModelRequestFields: fields })).toThrow(
    'The additionalModelRequestFields field must be a JSON object.',
  )
})
