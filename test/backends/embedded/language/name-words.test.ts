import { expect, test } from 'vitest'
import { nameWords } from '../../../../src/backends/embedded/language/name-words.ts'

test.each([
  ['orderId', ['order', 'id']],
  ['order_id', ['order', 'id']],
  ['estimated-delivery', ['estimated', 'delivery']],
  ['HTTPStatus', ['http', 'status']],
  ['größe', ['größe']],
  ['', []],
  ['__', []],
])('%j', (name, parts) => {
  expect(nameWords(name)).toEqual(parts)
})
