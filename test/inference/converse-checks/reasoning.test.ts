import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { checkReasoning } from '../../../src/inference/converse-checks/reasoning.ts'
import { assistant, expectRefusal, HAIKU_4_5, hello, modelOf, NOVA_LITE, user } from './expect-refusal.ts'

const reasoning = (signature?: string): ContentBlock => ({
  reasoningContent: {
    reasoningText: signature === undefined ? { text: 'I think' } : { text: 'I think', signature },
  },
})
const conversation = (block: ContentBlock) => ({
  messages: [hello, assistant(block, { text: 'So.' }), hello],
})

test('a signature that is lost', () => {
  for (const block of [reasoning(), reasoning('')])
    expectRefusal(
      () => checkReasoning(conversation(block), HAIKU_4_5),
      'The model returned the following errors: messages.1.content.0.thinking.signature: Field required',
    )
})

test('reasoning of the user, and any to DeepSeek-R1', () => {
  const message =
    'User messages cannot contain reasoning content. Please remove the reasoning content and try again.'
  expectRefusal(() => checkReasoning({ messages: [user(reasoning('s'))] }, HAIKU_4_5), message)
  expectRefusal(() => checkReasoning(conversation(reasoning()), modelOf('deepseek.r1-v1:0')), message)
})

test('reasoning as it came', () => {
  expect(() => checkReasoning(conversation(reasoning('s')), HAIKU_4_5)).not.toThrow()
  const redacted = { reasoningContent: { redactedContent: new Uint8Array(3) } }
  expect(() => checkReasoning(conversation(redacted), HAIKU_4_5)).not.toThrow()
  expect(() => checkReasoning(conversation(reasoning()), NOVA_LITE)).not.toThrow()
})
