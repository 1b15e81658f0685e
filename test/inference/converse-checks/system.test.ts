import type { Message } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { checkSystem } from '../../../src/inference/converse-checks/system.ts'
import { expectRefusal, HAIKU_4_5, hello, modelOf, NOVA_LITE } from './expect-refusal.ts'

const MESSAGE = `This model doesn't support system messages. Try again without a system message or use a model that supports system messages.`
const system = [{ text: 'Be brief.' }]
const turn: Message = { role: 'system', content: system }

test.each([
  'ai21.j2-ultra-v1',
  'amazon.titan-text-express-v1',
  'cohere.command-text-v14',
  'cohere.command-light-text-v14',
  'mistral.mistral-7b-instruct-v0:2',
  'mistral.mixtral-8x7b-instruct-v0:1',
])('%s knows no instructions', id => {
  expectRefusal(() => checkSystem({ system, messages: [hello] }, modelOf(id)), MESSAGE)
  expect(() => checkSystem({ messages: [hello] }, modelOf(id))).not.toThrow()
  expect(() => checkSystem({ system: [], messages: [hello] }, modelOf(id))).not.toThrow()
})

test('instructions within the conversation', () => {
  expectRefusal(() => checkSystem({ messages: [hello, turn] }, NOVA_LITE), MESSAGE)
  expect(() => checkSystem({ messages: [hello, turn] }, HAIKU_4_5)).not.toThrow()
})

test('others have a system prompt', () => {
  for (const id of [
    'mistral.mistral-large-2402-v1:0',
    'cohere.command-r-v1:0',
    'meta.llama3-8b-instruct-v1:0',
  ])
    expect(() => checkSystem({ system, messages: [hello] }, modelOf(id))).not.toThrow()
})
