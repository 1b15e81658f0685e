import { expect, test } from 'vitest'
import { termsOf } from '../../../src/vectors/embedded/terms-of.ts'

test('stems are counted, stop words are not', () => {
  expect(termsOf('The migrations were migrated; a migration is not the Shipping of ships.')).toEqual(
    new Map([
      ['migrat', 3],
      ['ship', 2],
    ]),
  )
})

test('compatible forms of Unicode are one', () => {
  expect([...termsOf('ﬁne').keys()]).toEqual([...termsOf('fine').keys()])
})

test('codes, numbers and other scripts are terms', () => {
  expect([...termsOf('E-4042 über 5,000 日本 \u{1f600}').keys()]).toEqual([
    'e',
    '4042',
    'über',
    '5,000',
    '日',
    '本',
    '\u{1f600}',
  ])
})

test('a word without an end is cut', () => {
  const [term] = termsOf('q'.repeat(100_000)).keys()
  expect(term?.length).toBe(64)
})
