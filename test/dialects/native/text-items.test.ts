import { expect, test } from 'vitest'
import type { ReplaceableText } from '../../../src/dialects/dialect.ts'
import { addTextItems } from '../../../src/dialects/native/text-items.ts'

test('reads and replaces the texts of a list in place', () => {
  const body = { texts: ['one', 2, 'three'] }
  const found: ReplaceableText[] = []
  addTextItems(body, 'texts', 'user', found)
  expect(found.map(({ role, text }) => [role, text])).toEqual([
    ['user', 'one'],
    ['user', 'three'],
  ])
  found[1]?.replace('drei')
  expect(body).toEqual({ texts: ['one', 2, 'drei'] })
})

test('passes over what is no list', () => {
  const found: ReplaceableText[] = []
  for (const holder of [null, 'text', [], {}, { texts: 'one' }, { texts: { 0: 'one' } }])
    addTextItems(holder, 'texts', 'user', found)
  expect(found).toEqual([])
})
