import { expect, test } from 'vitest'
import { unspokenFields } from '../../../src/dialects/native/unspoken.ts'

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
