import { expect, test } from 'vitest'
import {
  memberOf,
  unsupportedContent,
  unsupportedField,
  unsupportedToolUse,
} from '../../../src/dialects/native/unsupported.ts'

// The sentences: https://github.com/strands-agents/harness-sdk/issues/1241,
// https://github.com/anomalyco/opencode/issues/49443, https://github.com/langchain-ai/langchain-aws/issues/447
test('names what the model does not take, in the words of Converse', () => {
  expect(unsupportedField('toolConfig.toolChoice.any')).toMatchObject({
    name: 'ValidationException',
    message:
      "This model doesn't support the toolConfig.toolChoice.any field. Remove toolConfig.toolChoice.any and try again.",
    hint: undefined,
  })
  expect(unsupportedContent('image', 'user', 'why')).toMatchObject({
    message: "This model doesn't support the image field for user messages. Remove image and try again.",
    hint: 'why',
  })
  expect(unsupportedToolUse().message).toBe("This model doesn't support tool use.")
})

test('a union is named by the member that it has', () => {
  expect(memberOf({ text: undefined, video: {} })).toBe('video')
  expect(memberOf({})).toBe('content')
})
