import { expect, test } from 'vitest'
import { counterFor } from '../../../src/conversation/token-counters/index.ts'
import { loadCatalogue } from '../../../src/inference/catalogue.ts'

const CLAUDE_TOOL_PROMPT = 346

test.each([
  'anthropic.claude-sonnet-4-5-20250929-v1:0',
  'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0',
  'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0',
])('%s is of the Claude family', id => {
  expect(counterFor(id).overheads.toolPrompt.free).toBe(CLAUDE_TOOL_PROMPT)
})

test.each(['notanthropic.claude', 'acme.model-1', ''])('%j is of no family and counts as any', id => {
  expect(counterFor(id).overheads.toolPrompt.free).toBe(0)
  expect(counterFor(id).countText('one two')).toBe(2)
})

test('every model of the catalogue has a counter', () => {
  for (const { id } of loadCatalogue().models) expect(counterFor(id).countText('a word')).toBe(2)
})

test('families differ', () => {
  const text = 'Zahlungserinnerung 2026, 你好吗 🙂'
  const ids = ['anthropic.claude-opus-5', 'mistral.mistral-7b-instruct-v0:2', 'openai.gpt-oss-20b-1:0']
  expect(new Set(ids.map(id => counterFor(id).countText(text))).size).toBe(3)
})
