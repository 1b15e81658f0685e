import { expect, test } from 'vitest'
import { isChatModel } from '../../../src/dialects/mistral/form.ts'

test.each([
  ['mistral.mistral-7b-instruct-v0:2', false],
  ['mistral.mixtral-8x7b-instruct-v0:1', false],
  ['mistral.mistral-small-2402-v1:0', false],
  ['mistral.mistral-large-2402-v1:0', false],
  ['mistral.mistral-large-2407-v1:0', true],
  ['mistral.pixtral-large-2502-v1:0', true],
])('%s takes messages: %s', (model, isChat) => {
  expect(isChatModel(model)).toBe(isChat)
})
