import { expect, test } from 'vitest'
import { toFilter } from '../../../src/vectors/pinecone/to-filter.ts'

test('values of several types are several fields', () => {
  expect(toFilter({ operator: 'in', key: 'k', value: ['a', 1, true] })).toEqual({
    $or: [
      { 'outcrop_text:k': { $in: ['a'] } },
      { 'outcrop_number:k': { $in: [1] } },
      { 'outcrop_flag:k': { $eq: true } },
    ],
  })
  expect(toFilter({ operator: 'notEquals', key: 'k', value: 'a' })).toEqual({
    $or: [{ 'outcrop_text:k': { $exists: false } }, { 'outcrop_text:k': { $ne: 'a' } }],
  })
})

test('parts of values cannot be asked for', () => {
  expect(() => toFilter({ operator: 'startsWith', key: 'k', value: 'a' })).toThrow('cannot filter')
})
