import type { PromptConfiguration } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import type { AgentDefinition } from '../../../src/agents/agent-definition.ts'
import { isSummaryDisabled, summaryRequest } from '../../../src/agents/memory/summary-request.ts'

const definition = (override?: PromptConfiguration): AgentDefinition => ({
  name: 'agent',
  foundationModel: 'amazon.nova-lite-v1:0',
  instruction: 'Help.',
  idleSessionSeconds: 600,
  actionGroups: [],
  knowledgeBases: [],
  collaboration: 'DISABLED',
  collaborators: [],
  ...(override !== undefined && { promptOverrides: { promptConfigurations: [override] } }),
})
const overridden = (basePromptTemplate: string): PromptConfiguration => ({
  promptType: 'MEMORY_SUMMARIZATION',
  promptCreationMode: 'OVERRIDDEN',
  promptState: 'ENABLED',
  basePromptTemplate,
  inferenceConfiguration: { maximumLength: 300, temperature: 0 },
})
const filling = { past: ['Ada likes tea.'], conversation: 'User: "$instruction$"' }
const userOf = ({ messages }: ReturnType<typeof summaryRequest>) => messages?.[0]?.content?.[0]?.text

test('by default, the earlier summaries and the conversation as they are', () => {
  const request = summaryRequest(definition(), filling)
  expect(request.system?.[0]?.text).toMatch(/^Summarize/)
  expect(userOf(request)).toBe(
    '<earlier>\nAda likes tea.\n</earlier>\n<conversation>\nUser: "$instruction$"\n</conversation>',
  )
  expect(userOf(summaryRequest(definition(), { ...filling, past: [] }))).toMatch(/^<conversation>/)
})

test.each<[string, string, string]>([
  ['a plain text', 'Sum up $conversation$', 'Sum up User: "$instruction$"'],
  [
    'a text of the Messages form',
    JSON.stringify({ messages: [{ role: 'user', content: 'Sum up $conversation$' }] }),
    'Sum up User: "$instruction$"',
  ],
  [
    'blocks of the Messages form',
    JSON.stringify({
      messages: [{ role: 'user', content: [{ type: 'text', text: '$past_conversation_summary$' }] }],
    }),
    'Ada likes tea.',
  ],
  ['JSON of another form', '{"a": ["$conversation$", null]}', '{"a": ["User: "$instruction$"", null]}'],
  [
    'JSON that has no text',
    '{"messages": [null, 5, {"role": "user"}]}',
    '{"messages": [null, 5, {"role": "user"}]}',
  ],
])('%s as the prompt', (_, template, expected) => {
  const request = summaryRequest(definition(overridden(template)), filling)
  expect(userOf(request)).toBe(expected)
  expect(request.inferenceConfig).toEqual({ maxTokens: 300, temperature: 0 })
})

test('a disabled step', () => {
  expect(isSummaryDisabled(definition())).toBe(false)
  expect(isSummaryDisabled(definition(overridden('x')))).toBe(false)
  expect(isSummaryDisabled(definition({ ...overridden('x'), promptState: 'DISABLED' }))).toBe(true)
})
