import { expect, test } from 'vitest'
import { modelOf, takesMessages } from '../../../src/backends/anthropic/model-of.ts'

const own = 'anthropic.claude-haiku-4-5-20251001-v1:0'

test("Bedrock's names without what is only Bedrock's", () => {
  expect(modelOf(own, { profile: `us.${own}` }, undefined)).toBe('claude-haiku-4-5-20251001')
  expect(modelOf('anthropic.claude-opus-4-6-v1', {}, undefined)).toBe('claude-opus-4-6')
  expect(modelOf('anthropic.claude-3-5-sonnet-20241022-v2:0', {}, undefined)).toBe(
    'claude-3-5-sonnet-20241022',
  )
  expect(modelOf(own, { profile: own }, 'claude-x')).toBe('claude-x')
  expect(modelOf('claude-sonnet-4-5', { profile: own }, 'claude-x')).toBe('claude-sonnet-4-5')
})

test('native bodies are taken by the models that were called with them', () => {
  expect(takesMessages('claude-sonnet-4-5', { profile: `us.${own}` })).toBe(true)
  expect(takesMessages(own, {})).toBe(true)
  for (const profile of [
    'anthropic.claude-v2:1',
    'anthropic.claude-instant-v1',
    'qwen.qwen3-32b-v1:0',
    'notanthropic.claude-3',
  ])
    expect(takesMessages(own, { profile })).toBe(false)
})
