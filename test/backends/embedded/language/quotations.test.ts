import { expect, test } from 'vitest'
import { quotations } from '../../../../src/backends/embedded/language/quotations.ts'

test.each([
  ['Say "hi" to \'Bo\'', ['hi', 'Bo']],
  ["this: 'My invoice isn't right'", ["My invoice isn't right"]],
  ["'The users' data was lost' he said", ["The users' data was lost"]],
  ["it's what users' do", []],
  ['“curly” and ‘single’ and «guillemets»', ['curly', 'single', 'guillemets']],
  ['"never closed', []],
  ["label 'billing' or 'bug'", ['billing', 'bug']],
  ['`code`', ['code']],
])('%j', (text, found) => {
  expect(quotations(text).map(one => one.text)).toEqual(found)
})

test('places include the marks', () => {
  expect(quotations('a "b" c')).toEqual([{ text: 'b', start: 2, end: 5 }])
})
