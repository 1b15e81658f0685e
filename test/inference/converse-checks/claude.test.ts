import { expect, test } from 'vitest'
import { loadCatalogue } from '../../../src/inference/catalogue.ts'
import { isClaude, isClaudeFrom } from '../../../src/inference/converse-checks/claude.ts'
import { modelOf } from './expect-refusal.ts'

test.each([
  ['anthropic.claude-3-haiku-20240307-v1:0', 3, 0],
  ['anthropic.claude-3-5-sonnet-20241022-v2:0', 3, 5],
  ['anthropic.claude-3-7-sonnet-20250219-v1:0', 3, 7],
  ['anthropic.claude-sonnet-4-20250514-v1:0', 4, 0],
  ['anthropic.claude-opus-4-1-20250805-v1:0', 4, 1],
  ['anthropic.claude-opus-4-6-v1', 4, 6],
  ['anthropic.claude-opus-4-7', 4, 7],
  ['anthropic.claude-sonnet-5', 5, 0],
  ['anthropic.claude-fable-5-1', 5, 1],
])('%s is %i.%i', (id, major, minor) => {
  const model = modelOf(id)
  expect(isClaude(model)).toBe(true)
  expect(isClaudeFrom(model, major, minor)).toBe(true)
  expect(isClaudeFrom(model, major, minor + 1)).toBe(false)
  expect(isClaudeFrom(model, major + 1)).toBe(false)
  expect(isClaudeFrom(model, major - 1, 9)).toBe(true)
})

test.each(['anthropic.claude-v2', 'anthropic.claude-v2:1', 'anthropic.claude-instant-v1'])(
  '%s is before 3',
  id => {
    expect(isClaude(modelOf(id))).toBe(true)
    expect(isClaudeFrom(modelOf(id), 1)).toBe(false)
  },
)

test('nothing else is Claude', () => {
  const others = loadCatalogue().models.filter(({ provider }) => provider !== 'Anthropic')
  expect(others.length).toBeGreaterThan(50)
  expect(others.filter(model => isClaude(model) || isClaudeFrom(model, 1))).toEqual([])
})
