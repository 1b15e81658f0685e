import { expect, test } from 'vitest'
import type { ReplaceableText } from '../../../src/dialects/dialect.ts'
import { addText, addTextItems, textAt } from '../../../src/dialects/native/text-member.ts'

test('a text of a body is read and replaced in place', () => {
  const body = { prompt: 'secret', count: 3 }
  const found: ReplaceableText[] = []
  addText(body, 'prompt', 'user', found)
  addText(body, 'count', 'user', found)
  addText(null, 'prompt', 'user', found)
  expect(found.map(({ role, text }) => ({ role, text }))).toEqual([{ role: 'user', text: 'secret' }])
  found[0]?.replace('[MASKED]')
  expect(body).toEqual({ prompt: '[MASKED]', count: 3 })
  expect(found[0]?.text).toBe('[MASKED]')
})

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

test('a body that has one text', () => {
  expect(textAt('prompt')({ prompt: 'a', other: 'b' })).toMatchObject([{ role: 'user', text: 'a' }])
  expect(textAt('prompt')('text')).toEqual([])
})
