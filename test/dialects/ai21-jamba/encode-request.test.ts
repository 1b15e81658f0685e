import { expect, test } from 'vitest'
import { encodeRequest } from '../../../src/dialects/ai21-jamba/encode-request.ts'

test('several texts are one content', () => {
  const messages = [{ role: 'user' as const, content: [{ text: 'a' }, { text: 'b' }] }]
  expect(encodeRequest({ messages, system: [{ text: 'c' }], inferenceConfig: { maxTokens: 5 } })).toEqual({
    messages: [
      { role: 'system', content: 'c' },
      { role: 'user', content: 'a\n\nb' },
    ],
    max_tokens: 5,
  })
})

test('a result without a toolConfig is tool use too', () => {
  const toolResult = { toolUseId: 'a', content: [] }
  expect(() => encodeRequest({ messages: [{ role: 'user', content: [{ toolResult }] }] })).toThrow(
    "This model doesn't support tool use.",
  )
})
