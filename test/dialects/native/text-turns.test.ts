import { expect, test } from 'vitest'
import {
  refuse,
  refuseOutputConfig,
  roleOf,
  systemOf,
  textOf,
  toMessages,
  turnsOf,
} from '../../../src/dialects/native/text-turns.ts'

test('the texts of messages, with who said them', () => {
  const messages = [
    { role: 'user' as const, content: [{ text: 'a' }, { text: 'b' }] },
    { role: 'assistant' as const, content: [{ text: 'c' }] },
  ]
  expect(turnsOf({ messages })).toEqual([
    { role: 'user', text: 'a\n\nb' },
    { role: 'assistant', text: 'c' },
  ])
  expect(messages.map(roleOf)).toEqual(['user', 'assistant'])
  expect(turnsOf({})).toEqual([])
})

test('system prompts are one text', () => {
  expect(systemOf({ system: [{ text: 'a' }, { text: 'b' }] })).toBe('a\n\nb')
  expect(systemOf({ system: [] })).toBeUndefined()
  expect(() => systemOf({ system: [{ cachePoint: { type: 'default' } }] })).toThrow(/cachePoint/)
})

test('what is no text is refused by its name', () => {
  expect(() => turnsOf({ toolConfig: { tools: [] } })).toThrow("This model doesn't support tool use.")
  expect(() => refuseOutputConfig({ outputConfig: {} })).toThrow(/outputConfig/)
  expect(() => refuse({ toolResult: {} })).toThrow("This model doesn't support tool use.")
  expect(() => textOf({ role: 'user', content: [{ cachePoint: { type: 'default' } }] })).toThrow(/cachePoint/)
})

test('turns make a conversation', () => {
  expect(
    toMessages([
      { role: 'user', text: 'a' },
      { role: 'assistant', text: '' },
    ]),
  ).toEqual([{ role: 'user', content: [{ text: 'a' }] }])
  expect(
    toMessages([
      { role: 'user', text: 'a' },
      { role: 'assistant', text: 'b' },
    ]),
  ).toHaveLength(2)
})

test.each([
  [[]],
  [[{ role: 'assistant' as const, text: '' }]],
  [[{ role: 'assistant' as const, text: 'a' }]],
  [[{ role: 'user' as const, text: '' }]],
  [
    [
      { role: 'user' as const, text: 'a' },
      { role: 'user' as const, text: 'b' },
    ],
  ],
])('%j are no conversation', turns => {
  expect(toMessages(turns)).toBeUndefined()
})
