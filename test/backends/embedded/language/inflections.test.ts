import { expect, test } from 'vitest'
import { inflections } from '../../../../src/backends/embedded/language/inflections.ts'

test.each([
  ['fail', ['failed', 'fails', 'failing']],
  ['love', ['loved', 'loves', 'loving']],
  ['stop', ['stopped', 'stopping', 'stops']],
  ['worry', ['worried', 'worries', 'worrying']],
  ['happy', ['happily', 'happier', 'happiest', 'happiness']],
  ['terrible', ['terribly']],
  ['quick', ['quickly', 'quicker', 'quickest']],
])('%s', (word, forms) => {
  expect(inflections(word)).toEqual(expect.arrayContaining([word, ...forms]))
})
