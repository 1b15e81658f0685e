import { expect, test } from 'vitest'
import { checkQuery, LONGEST_QUERY, readQuery } from '../../../src/knowledge-bases/retrieval/read-query.ts'

test('the words of a query as they are', () => {
  expect(readQuery({ text: ' Where? ' }, 'q')).toBe(' Where? ')
})

test.each(['x'.repeat(LONGEST_QUERY), '\u{1f41f}'.repeat(LONGEST_QUERY)])(
  'a thousand characters pass',
  text => {
    expect(() => checkQuery(text, 'q')).not.toThrow()
  },
)

test.each([
  ['x'.repeat(LONGEST_QUERY + 1), 'less than or equal to 1000'],
  ['', 'greater than or equal to 1'],
  [' \n\t', 'greater than or equal to 1'],
])('one of another length is refused, without its words', (text, bound) => {
  expect(() => checkQuery(text, 'input.text')).toThrow(
    `1 validation error detected: Value at 'input.text' failed to satisfy constraint: Member must have length ${bound}`,
  )
})

test('an image is refused by name', () => {
  expect(() => readQuery({ type: 'IMAGE' }, 'q')).toThrow('Queries by an image are not implemented')
})
