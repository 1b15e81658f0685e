import type { InferenceConfiguration, ToolChoice } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import type { ModelRequest } from '../../../src/dialects/dialect.ts'
import { checkThinking } from '../../../src/inference/converse-checks/thinking.ts'
import { expectRefusal, HAIKU_4_5, hello, NOVA_LITE, OPUS_4_7 } from './expect-refusal.ts'

const GUIDE = 'https://docs.claude.com/en/docs/build-with-claude/extended-thinking'
const request = (
  budget: number | undefined,
  inferenceConfig: InferenceConfiguration = {},
  toolChoice?: ToolChoice,
): ModelRequest => ({
  messages: [hello],
  inferenceConfig,
  additionalModelRequestFields: {
    thinking: { type: 'enabled', ...(budget === undefined ? {} : { budget_tokens: budget }) },
  },
  ...(toolChoice === undefined
    ? {}
    : { toolConfig: { tools: [{ toolSpec: { name: 'a', inputSchema: { json: {} } } }], toolChoice } }),
})

test('a model that thinks as much as it sees fit', () => {
  expectRefusal(
    () => checkThinking(request(2048), OPUS_4_7),
    'The model returned the following errors: "thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
  )
})

test('a budget that is not said, or too small', () => {
  expectRefusal(
    () => checkThinking(request(undefined), HAIKU_4_5),
    'The model returned the following errors: thinking.enabled.budget_tokens: Field required',
  )
  expectRefusal(
    () => checkThinking(request(1023), HAIKU_4_5),
    'The model returned the following errors: thinking.enabled.budget_tokens: Input should be greater than or equal to 1024',
  )
})

test.each([
  [2048, { maxTokens: 2048 }],
  [64_000, {}],
])('a budget of %i that leaves nothing to say', (budget, config) => {
  expectRefusal(
    () => checkThinking(request(budget, config), HAIKU_4_5),
    `The model returned the following errors: \`max_tokens\` must be greater than \`thinking.budget_tokens\`. Please consult our documentation at ${GUIDE}#max-tokens-and-context-window-size`,
  )
})

test('under the older name of the field', () => {
  const fields = { reasoning_config: { type: 'enabled', budget_tokens: 5 } }
  expect(() => checkThinking({ messages: [hello], additionalModelRequestFields: fields }, HAIKU_4_5)).toThrow(
    'budget_tokens',
  )
})

test.each([{ any: {} }, { tool: { name: 'a' } }])('with a tool that must be used (%#)', toolChoice => {
  expectRefusal(
    () => checkThinking(request(1024, {}, toolChoice), HAIKU_4_5),
    'The model returned the following errors: Thinking may not be enabled when tool_choice forces tool use.',
  )
})

test('with a temperature', () => {
  expectRefusal(
    () => checkThinking(request(1024, { temperature: 0.5 }), HAIKU_4_5),
    `The model returned the following errors: \`temperature\` may only be set to 1 when thinking is enabled. Please consult our documentation at ${GUIDE}#important-considerations-when-using-extended-thinking`,
  )
})

test('as it should be', () => {
  expect(() =>
    checkThinking(request(1024, { maxTokens: 1025, temperature: 1 }, { auto: {} }), HAIKU_4_5),
  ).not.toThrow()
  const interleaved = request(4096, { maxTokens: 2048 })
  const fields = {
    thinking: { type: 'enabled', budget_tokens: 4096 },
    anthropic_beta: ['interleaved-thinking-2025-05-14'],
  }
  expect(() =>
    checkThinking({ ...interleaved, additionalModelRequestFields: fields }, HAIKU_4_5),
  ).not.toThrow()
  const adaptive = { messages: [hello], additionalModelRequestFields: { thinking: { type: 'adaptive' } } }
  expect(() => checkThinking(adaptive, OPUS_4_7)).not.toThrow()
  expect(() => checkThinking(request(5), NOVA_LITE)).not.toThrow()
  expect(() => checkThinking({ messages: [hello] }, HAIKU_4_5)).not.toThrow()
})
