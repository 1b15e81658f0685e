import { expect, test } from 'vitest'
import { compoundEnd, skeleton } from '../../../../src/backends/embedded/language/spelling.ts'

test.each([
  ['recieve', 'receive'],
  ['acommodation', 'accommodation'],
  ['definately', 'definitely'],
  ['calender', 'calendar'],
])('%s has the skeleton of %s', (wrong, right) => {
  expect(skeleton(wrong)).toBe(skeleton(right))
})

test('the first letter stays, and consonants tell words apart', () => {
  expect(skeleton('area')).toBe('ar')
  expect(skeleton('order')).not.toBe(skeleton('older'))
  expect(skeleton('')).toBe('')
})

test('the end of a compound is without the last vowel of its stem', () => {
  expect(compoundEnd('base')).toBe('bas')
  expect(compoundEnd('line')).toBe('lin')
  expect(compoundEnd('zone')).toBe('zon')
  expect(compoundEnd('be')).toBe('be')
})
