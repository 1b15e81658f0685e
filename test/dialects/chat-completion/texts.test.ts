import { expect, test } from 'vitest'
import { addMessageTexts } from '../../../src/dialects/chat-completion/texts.ts'
import type { ReplaceableText } from '../../../src/dialects/dialect.ts'

test('texts by their role, and nothing else', () => {
  const found: ReplaceableText[] = []
  addMessageTexts(
    [
      { role: 'developer', content: 'a' },
      { role: 'user', content: [{ type: 'text', text: 'b' }, { type: 'image_url' }, null, { type: 'text' }] },
      { role: 'assistant', content: null },
      { role: 'tool', content: 'c' },
      'text',
      null,
    ],
    found,
  )
  expect(found.map(({ role, text }) => [role, text])).toEqual([
    ['system', 'a'],
    ['user', 'b'],
    ['tool', 'c'],
  ])
  addMessageTexts('no messages', found)
  expect(found).toHaveLength(3)
})
