import { expect, test } from 'vitest'
import { questionOf } from '../../../src/agents/runtime/question-of.ts'

test('the question is what was asked, also where a turn goes on', () => {
  expect(questionOf({ text: 'Where?', files: [] })).toBe('Where?')
  const messages = [
    { role: 'user' as const, content: [{ text: 'Where?' }] },
    { role: 'assistant' as const, content: [{ text: 'Here.' }] },
  ]
  const resumes = {
    messages,
    calls: [],
    results: [],
    inner: [],
    steps: 1,
    actions: 0,
    corrections: 0,
    made: [],
  }
  expect(questionOf({ resumes, results: [] })).toBe('Where?')
})
