import { expect, test } from 'vitest'
import { conversationText } from '../../../src/agents/memory/conversation-text.ts'

test('who said what, tools and their results among it', () => {
  const text = conversationText([
    {
      messages: [
        {
          role: 'user',
          content: [{ text: 'Where is it? ' }, { image: { format: 'png', source: undefined } }],
        },
        {
          role: 'assistant',
          content: [{ toolUse: { toolUseId: '1', name: 'orders__find', input: { id: 7 } } }],
        },
        {
          role: 'user',
          content: [{ toolResult: { toolUseId: '1', content: [{ text: 'On its way.' }] } }],
        },
        { role: 'assistant', content: [{ text: '' }, { text: 'It is on its way.' }] },
      ],
    },
  ])
  expect(text.split('\n')).toEqual([
    'User: Where is it?',
    'User: (gives an image)',
    'Assistant: (uses orders__find with {"id":7})',
    'Result: On its way.',
    'Assistant: It is on its way.',
  ])
})

test('of a long one, the end; of one long text, its beginning', () => {
  const turn = (text: string) => ({ messages: [{ role: 'user' as const, content: [{ text }] }] })
  const long = conversationText([turn('a'.repeat(50_000)), turn('b'.repeat(50_000)), turn('c')])
  expect(long.length).toBe('User: '.length + 50_000 + '\nUser: c'.length)
  expect(conversationText([turn('a'.repeat(70_000))])).toHaveLength(60_000)
  expect(conversationText([])).toBe('')
})
