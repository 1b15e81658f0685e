import { expect, test } from 'vitest'
import type { ReplaceableText } from '../../../src/dialects/dialect.ts'
import { addText } from '../../../src/dialects/native/text-member.ts'

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
