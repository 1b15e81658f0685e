import type { Message } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { checkTurns } from '../../../src/inference/converse-checks/turns.ts'
import {
  assistant,
  expectRefusal,
  HAIKU_4_5,
  hello,
  LLAMA_3_3,
  MISTRAL_7B,
  modelOf,
  NOVA_LITE,
  OPUS_4_7,
} from './expect-refusal.ts'

const answer = assistant({ text: 'Hello to you.' })
const system: Message = { role: 'system', content: [{ text: 'Be brief.' }] }

test('without messages', () => {
  expectRefusal(
    () => checkTurns({ messages: undefined }, NOVA_LITE),
    `1 validation error detected: Value null at 'messages' failed to satisfy constraint: Member must not be null`,
  )
})

test.each([[[]], [[answer]], [[answer, hello]], [[system]], [[system, answer, hello]]])(
  'starting with the assistant, or not at all (%#)',
  messages => {
    expectRefusal(
      () => checkTurns({ messages }, NOVA_LITE),
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    )
  },
)

test.each([
  [[hello, hello]],
  [[hello, answer, answer, hello]],
  [[hello, answer, hello, hello]],
  [[hello, system, hello]],
])('a role twice (%#)', messages => {
  expectRefusal(
    () => checkTurns({ messages }, HAIKU_4_5),
    'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.',
  )
})

test('an answer begun for a Claude that does not go on from it', () => {
  for (const model of [OPUS_4_7, modelOf('anthropic.claude-sonnet-5')])
    expectRefusal(
      () => checkTurns({ messages: [hello, answer] }, model),
      'The model returned the following errors: This model does not support assistant message prefill. The conversation must end with a user message.',
    )
})

test('an answer begun for a family that never goes on from it', () => {
  for (const model of [LLAMA_3_3, MISTRAL_7B])
    expectRefusal(
      () => checkTurns({ messages: [hello, answer] }, model),
      'The model that you are using requires the last turn in the conversation to be a user message. Add a user message to the conversation and try again.',
    )
})

test.each([[[hello]], [[hello, answer, hello]], [[hello, answer, system, hello]], [[hello, answer]]])(
  'in order (%#)',
  messages => {
    expect(() => checkTurns({ messages }, HAIKU_4_5)).not.toThrow()
    expect(() => checkTurns({ messages }, NOVA_LITE)).not.toThrow()
  },
)
