import { describe, expect, test } from 'vitest'
import { countTokens } from '../../../src/conversation/count-tokens.ts'
import { claudeCounter } from '../../../src/conversation/token-counters/claude.ts'
import { counterSuite } from './counter-suite.ts'

const sonnet = claudeCounter('anthropic.claude-sonnet-4-5-20250929-v1:0')
const opus = claudeCounter('anthropic.claude-opus-5')
const within = (actual: number, expected: number, share: number): void => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(expected * share)
}

describe('until Opus 4.6', () => counterSuite(sonnet))
describe('since Opus 4.7', () => counterSuite(opus))

test.each([
  ['anthropic.claude-opus-4-20250514-v1:0', false],
  ['anthropic.claude-opus-4-6-v1', false],
  ['anthropic.claude-haiku-4-5-20251001-v1:0', false],
  ['anthropic.claude-3-5-haiku-20241022-v1:0', false],
  ['anthropic.claude-v2:1', false],
  ['anthropic.claude-opus-4-7', true],
  ['anthropic.claude-sonnet-5-5', true],
  ['anthropic.claude-fable-5', true],
])('%s has the later vocabulary: %s', (id, later) => {
  expect(claudeCounter(id).countText('invoice')).toBe(later ? 2 : 1)
  expect(claudeCounter(id).countImage(undefined)).toBe(later ? 4_784 : 1_600)
})

describe("the examples on Anthropic's page on token counting", () => {
  test('14 tokens for a greeting with a system prompt', () => {
    const messages = [{ role: 'user' as const, content: [{ text: 'Hello, Claude' }] }]
    within(countTokens({ system: [{ text: 'You are a scientist' }], messages }, sonnet), 14, 0.1)
  })
  test('403 tokens for a question with one tool', () => {
    const json = {
      type: 'object',
      properties: {
        location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' },
      },
      required: ['location'],
    }
    const description = 'Get the current weather in a given location'
    const toolSpec = { name: 'get_weather', description, inputSchema: { json } }
    const messages = [
      { role: 'user' as const, content: [{ text: "What's the weather like in San Francisco?" }] },
    ]
    within(countTokens({ messages, toolConfig: { tools: [{ toolSpec }] } }, sonnet), 403, 0.1)
  })
})

test('the instructions for tools differ between the models of the third generation', () => {
  const prompt = (id: string) => claudeCounter(id).overheads.toolPrompt
  expect(prompt('anthropic.claude-3-opus-20240229-v1:0')).toEqual({ free: 530, forced: 281 })
  expect(prompt('anthropic.claude-3-sonnet-20240229-v1:0')).toEqual({ free: 159, forced: 235 })
  expect(prompt('anthropic.claude-3-haiku-20240307-v1:0')).toEqual({ free: 264, forced: 340 })
  expect(prompt('anthropic.claude-3-5-haiku-20241022-v1:0')).toEqual({ free: 264, forced: 340 })
  expect(prompt('anthropic.claude-3-7-sonnet-20250219-v1:0')).toEqual({ free: 346, forced: 313 })
})
