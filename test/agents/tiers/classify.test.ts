import { expect, it } from 'vitest'
import { usedTools } from '../../../src/agents/tiers/classify.ts'

it('sees whether tools were used', () => {
  const text = { role: 'assistant' as const, content: [{ text: 'a' }] }
  const use = { role: 'assistant' as const, content: [{ toolUse: { toolUseId: 't', name: 'n', input: {} } }] }
  expect(usedTools({ turns: [] })).toBe(false)
  expect(usedTools({ turns: [{ messages: [text] }] })).toBe(false)
  expect(usedTools({ turns: [{ messages: [text] }, { messages: [text, use, text] }] })).toBe(true)
})
