import { expect, test } from 'vitest'
import {
  kindOf,
  noSystemMessages,
  noToolUse,
  unsupportedBlock,
  unsupportedField,
} from '../../../src/dialects/native/refusals.ts'

test.each([
  [
    noSystemMessages(),
    "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
  ],
  [noToolUse(), "This model doesn't support tool use."],
  [
    unsupportedBlock('image'),
    "This model doesn't support the image content block that you provided. Update the content block and try again.",
  ],
  [
    unsupportedField('toolConfig.toolChoice.any'),
    "This model doesn't support the toolConfig.toolChoice.any field. Remove toolConfig.toolChoice.any and try again.",
  ],
])('%s', (refusal, message) => {
  expect(refusal).toMatchObject({ name: 'ValidationException', status: 400, message })
  expect(refusal.hint).toBeTruthy()
})

test('a hint can say why', () => {
  expect(unsupportedBlock('image', 'Text only.').hint).toBe('Text only.')
  expect(unsupportedField('k', 'Not here.').hint).toBe('Not here.')
})

test('a block is what its member is', () => {
  expect(kindOf({ text: undefined, image: {} })).toBe('image')
  expect(kindOf({})).toBe('empty')
})
