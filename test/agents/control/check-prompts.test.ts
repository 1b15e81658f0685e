import type { PromptConfiguration } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { checkPrompts } from '../../../src/agents/control/check-prompts.ts'

const claude = 'anthropic.claude-3-5-haiku-20241022-v1:0'
const overridden = (basePromptTemplate: string, more: Partial<PromptConfiguration> = {}) => ({
  promptConfigurations: [
    {
      promptType: 'ORCHESTRATION' as const,
      promptCreationMode: 'OVERRIDDEN' as const,
      basePromptTemplate,
      ...more,
    },
  ],
})

test('nothing, defaults and templates with what they may name', () => {
  expect(checkPrompts(undefined, claude)).toEqual([])
  const defaults = {
    promptConfigurations: [{ promptType: 'PRE_PROCESSING' as const, promptCreationMode: 'DEFAULT' as const }],
  }
  expect(checkPrompts(defaults, claude)).toEqual([])
  expect(
    checkPrompts(
      overridden('{"system":"$instruction$","messages":[{"role":"user","content":"$question$"}]}'),
      claude,
    ),
  ).toEqual([])
  expect(checkPrompts(overridden('Costs $5 or 6$: $question$'), 'amazon.nova-lite-v1:0')).toEqual([])
})

test('a placeholder that nothing stands for is told', () => {
  expect(checkPrompts(overridden('{"system":"$nobody$ $nobody$ $constructor$"}'), claude)).toEqual([
    'Nothing stands for $nobody$ in the template of ORCHESTRATION: it becomes empty.',
    'Nothing stands for $constructor$ in the template of ORCHESTRATION: it becomes empty.',
  ])
})

test('what a classifier of questions is filled with is told of no more than that', () => {
  const template =
    '$agent_collaborators$ $last_most_specialized_agent_guideline$ $conversation_history$ $question$ $nobody$'
  expect(checkPrompts(overridden(template, { promptType: 'ROUTING_CLASSIFIER' as never }), claude)).toEqual([
    'Nothing stands for $nobody$ in the template of ROUTING_CLASSIFIER: it becomes empty.',
  ])
})

test('a template that is no JSON where the model needs it', () => {
  expect(() => checkPrompts(overridden('Just talk.'), claude)).toThrow(
    'The provided BasePromptTemplate for the ORCHESTRATION prompt type has failed validation with  the following message: Invalid JSON in the prompt. Check the BasePromptTemplate and retry your request.',
  )
  expect(checkPrompts(overridden('Just talk.'), 'anthropic.claude-v2:1')).toEqual([])
})

test.each([
  [overridden('x', { promptCreationMode: 'DEFAULT' }), 'cannot have a basePromptTemplate'],
  [
    {
      promptConfigurations: [
        { promptType: 'ORCHESTRATION' as const, promptCreationMode: 'OVERRIDDEN' as const },
      ],
    },
    'needs a basePromptTemplate',
  ],
  [{ promptConfigurations: [{}] }, 'needs a promptType'],
  [overridden('x', { parserMode: 'OVERRIDDEN' }), 'needs an overrideLambda'],
  [
    { ...overridden('x'), overrideLambda: 'arn:aws:lambda:us-east-1:123456789012:function:f' },
    'at least one prompt configuration',
  ],
  [
    {
      promptConfigurations: [
        { promptType: 'ORCHESTRATION' as const },
        { promptType: 'ORCHESTRATION' as const },
      ],
    },
    'only one',
  ],
])('not %j', (overrides, message) => {
  expect(() => checkPrompts(overrides, undefined)).toThrow(message)
})
