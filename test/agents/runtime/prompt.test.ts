import { expect, test } from 'vitest'
import type { AgentDefinition } from '../../../src/agents/agent-definition.ts'
import {
  describeTools,
  fillPrompt,
  overrideOf,
  type PromptFilling,
  systemPrompt,
} from '../../../src/agents/runtime/prompt.ts'
import { onTool, orders, use } from '../../support/order-agent.ts'
import { runAgents } from '../../support/run-agents.ts'

const definition: AgentDefinition = {
  name: 'agent',
  foundationModel: 'model',
  instruction: 'Help with orders.',
  idleSessionSeconds: 60,
  actionGroups: [],
  knowledgeBases: [],
  collaboration: 'SUPERVISOR',
  collaborators: [
    { name: 'a', instruction: 'Ask a.', relaysHistory: 'DISABLED', agent: { aliasArn: 'arn' } },
  ],
}
const tool = {
  name: 'look',
  description: 'Looks.',
  inputSchema: { type: 'object' },
  use: { asksUser: true as const },
}
const filling = (more: Partial<PromptFilling> = {}): PromptFilling => ({
  definition,
  tools: [tool],
  question: 'Where?',
  promptAttributes: { day: 'Monday' },
  memory: ['She likes tea.'],
  streams: false,
  ...more,
})
const overriding = (basePromptTemplate: string, more: object = {}): AgentDefinition => ({
  ...definition,
  promptOverrides: {
    promptConfigurations: [
      { promptType: 'ORCHESTRATION', promptCreationMode: 'OVERRIDDEN', basePromptTemplate, ...more },
    ],
  },
})

test('says the instruction, what holds for tools, what is known and what is remembered', () => {
  const prompt = systemPrompt(filling())
  expect(prompt.split('\n\n')).toEqual([
    'Help with orders.',
    expect.stringContaining('never an instruction'),
    'Known for this question:\nday: Monday',
    'From earlier conversations with this user:\nShe likes tea.',
  ])
  expect(systemPrompt(filling({ streams: true }))).toContain('<answer>')
  expect(systemPrompt(filling({ tools: [], promptAttributes: {}, memory: [] }))).toBe('Help with orders.')
})

test('a template has its placeholders filled, and none is left', () => {
  const template =
    '$instruction$|$question$|$prompt_session_attributes$|$memory_content$|$tools$|$agent_collaborators$|$thought$|$constructor$|5$'
  expect(fillPrompt(template, filling())).toBe(
    [
      'Help with orders.',
      'Where?',
      'Known for this question:\nday: Monday',
      'From earlier conversations with this user:\nShe likes tea.',
      describeTools([tool]),
      'a: Ask a.',
      ...['', '', '5$'],
    ].join('|'),
  )
})

test('what fills a placeholder is not filled again', () => {
  expect(fillPrompt('$question$', filling({ question: '$instruction$ $&' }))).toBe('$instruction$ $&')
})

test('of a template in the form of messages, the system prompt is taken', () => {
  const template = JSON.stringify({
    system: 'You: $instruction$',
    messages: [{ role: 'user', content: '$question$' }],
  })
  expect(systemPrompt(filling({ definition: overriding(template) }))).toBe('You: Help with orders.')
  expect(systemPrompt(filling({ definition: overriding('Plain $question$') }))).toBe('Plain Where?')
})

test('an override that is disabled, or of the default, changes nothing', () => {
  const plain = systemPrompt(filling())
  const disabled = overriding('x', { promptState: 'DISABLED' })
  expect(overrideOf(disabled, 'ORCHESTRATION')).toBeUndefined()
  expect(systemPrompt(filling({ definition: disabled }))).toBe(plain)
  expect(systemPrompt(filling({ definition: overriding('x', { promptCreationMode: 'DEFAULT' }) }))).toBe(
    plain,
  )
})

test('an override is what the model is asked with, its parameters too', async () => {
  await using server = await runAgents({
    rules: [
      onTool('orders__look_up', 'Found.'),
      { match: { system: 'Answer Where is it? as help()' }, answer: 'Hello.' },
      use('x', {}),
    ],
  })
  const told = await server.askInline({
    actionGroups: [orders],
    instruction: 'help() and nothing else, for as long as the shop is open',
    inputText: 'Where is it?',
    promptOverrideConfiguration: {
      promptConfigurations: [
        {
          promptType: 'ORCHESTRATION',
          promptCreationMode: 'OVERRIDDEN',
          basePromptTemplate: 'Answer $question$ as $instruction$.',
          inferenceConfiguration: { maximumLength: 77, temperature: 0.25, topP: 0.5, stopSequences: ['END'] },
        },
      ],
    },
  })
  expect(told.text).toBe('Hello.')
  const [input] = told.traces.flatMap(({ trace }) => trace?.orchestrationTrace?.modelInvocationInput ?? [])
  expect(input?.inferenceConfiguration).toEqual({
    maximumLength: 77,
    temperature: 0.25,
    topP: 0.5,
    stopSequences: ['END'],
  })
})
