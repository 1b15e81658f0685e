import { expect, test } from 'vitest'
import { parseSchema } from '../../../src/dialects/native/parse-schema.ts'

test('a schema that is JSON', () => {
  expect(parseSchema('{"type":"object"}')).toEqual({ type: 'object' })
})

test.each(['{', undefined])('%j is not', schema => {
  expect(() => parseSchema(schema)).toThrow(expect.objectContaining({ name: 'ValidationException' }))
})
