import { expect, test } from 'vitest'
import { messageTexts } from '../../../src/dialects/chat-completion/texts.ts'

test('texts by their role, and nothing else', () => {
  const messages = [
    { role: 'developer', content: 'a' },
    { role: 'user', content: [{ type: 'text', text: 'b' }, { type: 'image_url' }, null, { type: 'text' }] },
    { role: 'assistant', content: null },
    { role: 'tool', content: 'c' },
    'text',
    null,
  ]
  expect(messageTexts({ messages }).map(({ role, text }) => [role, text])).toEqual([
    ['system', 'a'],
    ['user', 'b'],
    ['tool', 'c'],
  ])
  expect(messageTexts({ messages: 'no messages' })).toEqual([])
  expect(messageTexts('no body')).toEqual([])
})
