import { expect, test } from 'vitest'
import { countPrefixes, countRequest } from '../../src/inference/count-tokens.ts'

/** The triage example of the documents: 42 input tokens on Claude. */
const triage = {
  system: [{ text: 'You are a support triage assistant. Reply with exactly one word.' }],
  messages: [
    {
      role: 'user' as const,
      content: [
        {
          text: "Classify the sentiment of this message: 'My invoice is wrong again and no one has replied.'",
        },
      ],
    },
  ],
}

test.each([
  'anthropic.claude-3-haiku-20240307-v1:0',
  'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  'anthropic.claude-opus-5',
])('the triage call has about 42 tokens on %s', id => {
  const tokens = countRequest(triage, id)
  expect(tokens).toBeGreaterThanOrEqual(42 * 0.8)
  expect(tokens).toBeLessThanOrEqual(42 * 1.2)
})

test('prefixes are counted as the whole is', () => {
  const id = 'anthropic.claude-opus-5'
  const prefixes = countPrefixes(triage, id)
  const [system, message, whole] = [prefixes.next(), prefixes.next(), prefixes.next()]
  expect(system.value).toMatchObject({ section: 'system', tokens: expect.any(Number) })
  expect(message.value).toMatchObject({ section: 'messages', message: 0, tokens: countRequest(triage, id) })
  expect(whole).toEqual({ done: true, value: countRequest(triage, id) })
})
