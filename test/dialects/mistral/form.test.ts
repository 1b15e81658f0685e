import { expect, test } from 'vitest'
import { isChat, takesMessages } from '../../../src/dialects/mistral/form.ts'

test.each([
  ['mistral.mistral-7b-instruct-v0:2', false, false],
  ['mistral.mixtral-8x7b-instruct-v0:1', false, false],
  ['mistral.mistral-small-2402-v1:0', false, false],
  ['mistral.mistral-large-2402-v1:0', true, false],
  ['mistral.mistral-large-2407-v1:0', true, true],
  ['mistral.pixtral-large-2502-v1:0', true, true],
])('%s takes messages: %s; nothing else: %s', (model, messages, nothingElse) => {
  expect(takesMessages(model)).toBe(messages)
  expect(isChat(model, { messages: [] })).toBe(messages)
  expect(isChat(model, { prompt: 'Hello' })).toBe(nothingElse)
  expect(isChat(model, undefined)).toBe(nothingElse)
})
