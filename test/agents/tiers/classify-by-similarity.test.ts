import { describe, expect, it } from 'vitest'
import { makeTools } from '../../../src/agents/runtime/make-tools.ts'
import { classifyBySimilarity } from '../../../src/agents/tiers/classify-by-similarity.ts'
import { orders } from '../../support/inline-agent.ts'

const tools = makeTools({
  name: 'shop',
  foundationModel: 'm',
  instruction: 'i',
  idleSessionSeconds: 60,
  actionGroups: orders.map(({ actionGroupName: name = '', functionSchema }) => ({
    name,
    functions: functionSchema?.functions ?? [],
  })),
  knowledgeBases: [
    {
      knowledgeBaseId: 'KB12345678',
      description: 'The policies of the shop: returns, warranty, delivery and payment',
    },
  ],
  collaboration: 'DISABLED',
  collaborators: [],
})

describe(classifyBySimilarity, () => {
  it.each([
    ['What is the warranty on a kettle?', true],
    ['How does payment work?', true],
    ['What is the capital of France?', true],
    ['What is your policy on returns?', true],
    ['What is the status of my order?', false],
    ['Look up order 17', false],
    ['Cancel my order please', false],
    ['I want my order cancelled', false],
  ])('of %j', async (question, isSimple) => {
    const found = await classifyBySimilarity({ question, tools, usedTools: false })
    expect(found).toMatchObject({ isSimple })
  })
})
