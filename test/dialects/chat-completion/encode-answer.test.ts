import { expect, test } from 'vitest'
import {
  encodeAnswer,
  encodeText,
  encodeToolCall,
} from '../../../src/dialects/chat-completion/encode-answer.ts'

// The tags: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-openai.html
test('reasoning in tags, text, and calls', () => {
  expect(
    encodeAnswer([
      { reasoningContent: { reasoningText: { text: 'Hm.' } } },
      { text: 'a' },
      { citationsContent: { content: [{ text: 'b' }], citations: [] } },
      { toolUse: { toolUseId: 'c', name: 'd', input: { e: 1 } } },
    ]),
  ).toEqual({
    content: '<reasoning>Hm.</reasoning>ab',
    calls: [{ id: 'c', type: 'function', function: { name: 'd', arguments: '{"e":1}' } }],
  })
})

test('a call without input has empty arguments', () => {
  expect(encodeToolCall({ toolUseId: 'a', name: 'b', input: undefined })).toMatchObject({
    function: { arguments: '{}' },
  })
})

test('only text is text', () => {
  expect([{ text: 'a' }, { reasoningContent: { reasoningText: { text: 'b' } } }].map(encodeText)).toEqual([
    'a',
    '',
  ])
})
