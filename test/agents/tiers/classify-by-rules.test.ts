import { describe, expect, it } from 'vitest'
import type { AgentTool } from '../../../src/agents/runtime/agent-tool.ts'
import { makeTools } from '../../../src/agents/runtime/make-tools.ts'
import { classifyByRules } from '../../../src/agents/tiers/classify-by-rules.ts'
import { orders } from '../../support/inline-agent.ts'

const base = {
  knowledgeBaseId: 'KB12345678',
  description: 'The policies of the shop: returns, warranty, delivery and payment',
}
const toolsOf = (knowledgeBases: readonly (typeof base)[], acts = true): readonly AgentTool[] =>
  makeTools({
    name: 'shop',
    foundationModel: 'm',
    instruction: 'i',
    idleSessionSeconds: 60,
    actionGroups: acts
      ? orders.map(({ actionGroupName: name = '', functionSchema }) => ({
          name,
          functions: functionSchema?.functions ?? [],
        }))
      : [],
    knowledgeBases,
    collaboration: 'DISABLED',
    collaborators: [],
  })

const classify = (question: string, tools: readonly AgentTool[], usedTools = false) =>
  classifyByRules({ question, tools, usedTools }).isSimple

describe(classifyByRules, () => {
  it.each([
    'Hello!',
    'Thank you',
    'What is the warranty on a kettle?',
    'How long may I return something?',
    'Which payment methods do you take?',
    'What is the capital of France?',
    'What can you do?',
  ])('finds %j simple', question => expect(classify(question, toolsOf([base]))).toBe(true))

  it.each([
    'Where is my order?',
    'Has order ORD-88421 been shipped?',
    'Please cancel my subscription',
    'I would like to cancel what I bought',
    'What is the status of 48213?',
    'Can you send it to me@example.com?',
    'Look it up and then tell me whether it can be returned',
    'What is the warranty? And how long is the delivery?',
    `What about ${'this and '.repeat(40)}that?`,
    'banana',
  ])('sends %j to the loop', question => expect(classify(question, toolsOf([base]))).toBe(false))

  it('sees what earlier tools have done', () => {
    expect(classify('When will it be delivered?', toolsOf([base]), true)).toBe(false)
    expect(classify('When will it be delivered?', toolsOf([base]), false)).toBe(true)
  })

  it('has nothing to do where no tool acts, but for several steps', () => {
    expect(classify('Please cancel my order', toolsOf([base], false))).toBe(true)
    expect(classify('Find both and compare them', toolsOf([base], false))).toBe(false)
  })

  it.each(['can you '.repeat(5_000), 'a1'.repeat(10_000), '?'.repeat(20_000), 'i '.repeat(20_000)])(
    'reads a long one in linear time',
    question => expect(classify(question, toolsOf([base]))).toBe(false),
  )
})
