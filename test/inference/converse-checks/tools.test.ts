import type { Tool, ToolChoice } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import type { ModelRequest } from '../../../src/dialects/dialect.ts'
import { checkTools } from '../../../src/inference/converse-checks/tools.ts'
import { toolConversation } from '../../support/conversations.ts'
import {
  expectRefusal,
  HAIKU_4_5,
  hello,
  LLAMA_3_3,
  MISTRAL_7B,
  modelOf,
  NOVA_LITE,
  user,
} from './expect-refusal.ts'

const tool = (name: string): Tool => ({ toolSpec: { name, inputSchema: { json: {} } } })
const request = (tools: Tool[], toolChoice?: ToolChoice): ModelRequest => ({
  messages: [hello],
  toolConfig: toolChoice === undefined ? { tools } : { tools, toolChoice },
})

test('blocks of tools without their definitions', () => {
  const message = 'The toolConfig field must be defined when using toolUse and toolResult content blocks.'
  expectRefusal(() => checkTools({ ...toolConversation, toolConfig: undefined }, HAIKU_4_5, false), message)
  const messages = [user({ toolResult: { toolUseId: 'a', content: [{ text: 'x' }] } })]
  expectRefusal(() => checkTools({ messages }, HAIKU_4_5, false), message)
})

test.each([
  'google.gemma-3-12b-it',
  'amazon.titan-text-express-v1',
  'anthropic.claude-v2:1',
  'meta.llama3-70b-instruct-v1:0',
  'mistral.mixtral-8x7b-instruct-v0:1',
])('%s has no tools', id => {
  for (const streaming of [false, true])
    expectRefusal(
      () => checkTools(request([tool('a')]), modelOf(id), streaming),
      `This model doesn't support tool use.`,
    )
})

test.each([
  'meta.llama4-maverick-17b-instruct-v1:0',
  'meta.llama3-1-70b-instruct-v1:0',
  'meta.llama3-2-90b-instruct-v1:0',
  'mistral.mistral-large-2402-v1:0',
  'ai21.jamba-1-5-large-v1:0',
])('%s has them in whole answers only', id => {
  expectRefusal(
    () => checkTools(request([tool('a')]), modelOf(id), true),
    `This model doesn't support tool use in streaming mode.`,
  )
  expect(() => checkTools(request([tool('a')]), modelOf(id), false)).not.toThrow()
})

test('a name defined twice', () => {
  expectRefusal(
    () => checkTools(request([tool('a'), tool('b'), tool('a')]), NOVA_LITE, false),
    'The tool a is already defined at toolConfig.tools.2.',
  )
  expectRefusal(
    () => checkTools(request([tool('a'), { systemTool: { name: 'a' } }]), NOVA_LITE, false),
    'The tool a is already defined at toolConfig.tools.1.',
  )
})

test('a choice that is not defined', () => {
  expectRefusal(
    () => checkTools(request([tool('a')], { tool: { name: 'b' } }), HAIKU_4_5, false),
    `The model returned the following errors: Tool 'b' not found in provided tools`,
  )
})

test('a choice that the model cannot be held to', () => {
  for (const model of [LLAMA_3_3, modelOf('mistral.mistral-large-2402-v1:0')])
    expectRefusal(
      () => checkTools(request([tool('a')], { tool: { name: 'a' } }), model, false),
      `This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.`,
    )
  expectRefusal(
    () => checkTools(request([tool('a')], { any: {} }), LLAMA_3_3, false),
    `This model doesn't support the toolConfig.toolChoice.any field. Remove toolConfig.toolChoice.any and try again.`,
  )
})

test('tools for models that use them, and none for those that do not', () => {
  expect(() => checkTools(toolConversation, HAIKU_4_5, true)).not.toThrow()
  expect(() => checkTools(toolConversation, NOVA_LITE, true)).not.toThrow()
  expect(() => checkTools(request([tool('a')], { tool: { name: 'a' } }), NOVA_LITE, false)).not.toThrow()
  expect(() =>
    checkTools(request([tool('a'), { cachePoint: { type: 'default' } }]), HAIKU_4_5, false),
  ).not.toThrow()
  expect(() => checkTools({ messages: [hello] }, MISTRAL_7B, true)).not.toThrow()
})
