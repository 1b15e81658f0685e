import { Reply } from 'outcrop-action-group'
import { expect, test } from 'vitest'

test('is a value with what is said about it', () => {
  expect(new Reply({ a: 1 })).toEqual({ value: { a: 1 }, options: {} })
  expect(new Reply('x', { httpStatusCode: 201 }).options).toEqual({ httpStatusCode: 201 })
})
