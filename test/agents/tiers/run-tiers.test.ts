import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBase } from '../../support/add-base.ts'
import { type InlineAgents, orders, startInlineAgents } from '../../support/inline-agent.ts'
import { readUsage } from '../../support/read-usage.ts'

const ask = ['orchestration.modelInvocationInput', 'orchestration.modelInvocationOutput']
const finish = 'orchestration.observation FINISH'
const search = ['orchestration.invocationInput KNOWLEDGE_BASE', 'orchestration.observation KNOWLEDGE_BASE']
const act = ['orchestration.invocationInput ACTION_GROUP', 'orchestration.observation ACTION_GROUP']

const rules = [
  {
    match: { system: { contains: 'Answer with one word' }, text: { contains: 'warranty' } },
    answer: 'SIMPLE',
  },
  {
    match: { system: { contains: 'Answer with one word' }, text: { contains: 'broken' } },
    error: 'ThrottlingException',
  },
  { match: { system: { contains: 'Answer with one word' } }, answer: 'LOOP' },
  {
    match: { system: { contains: '<passages>' }, text: { contains: 'warranty' } },
    answer: 'The warranty on a kettle lasts 24 months.',
  },
  { match: { system: { contains: '<passages>' } }, answer: 'UNSURE' },
  {
    match: { tools: ['orders__get_order'], text: { contains: 'order 17' }, turn: 1 },
    answer: { toolUse: { name: 'orders__get_order', input: { orderId: '17' } } },
  },
  { match: { tool: 'orders__get_order' }, answer: 'It is on its way.' },
  { match: { tools: ['orders__get_order'] }, answer: 'The warranty lasts 24 months, says the loop.' },
  { match: { system: { contains: 'say only UNSURE' }, text: { contains: 'capital' } }, answer: 'Paris.' },
  { answer: "I don't know." },
]
const tiersOf = (home: string) =>
  readUsage(home)
    .map(({ operation, metadata }) => {
      const { tier, routed, agrees } = JSON.parse(String(metadata ?? '{}'))
      return [operation === 'CompareTiers' ? operation : undefined, tier, routed, agrees]
        .filter(each => each !== undefined)
        .join(' ')
    })
    .filter(tier => tier !== '')

describe('an agent of two tiers', () => {
  let agents: InlineAgents
  let base: { knowledgeBases: { knowledgeBaseId: string; description: string }[] }
  let seen = 0
  const filed = () => {
    const all = tiersOf(agents.home)
    const fresh = all.slice(seen)
    seen = all.length
    return fresh
  }
  beforeAll(async () => {
    agents = await startInlineAgents(rules, {
      agents: {
        tiers: {
          '*': { classifier: 'rules' },
          looking: { classifier: 'embedded' },
          asking: { classifier: { model: 'amazon.nova-micro-v1:0' } },
          sampled: { classifier: 'rules', sample: 1 },
        },
      },
    })
    const knowledgeBaseId = await addBase(agents.url, [
      'The warranty on every kettle lasts 24 months from the day of purchase.',
      'Deliveries within the country take three working days.',
    ])
    base = { knowledgeBases: [{ knowledgeBaseId, description: 'Policies: warranty, returns, delivery' }] }
  }, 30_000)
  afterAll(() => agents[Symbol.asyncDispose]())

  it('answers a simple question with one search and one call, and cites', async () => {
    const told = await agents.ask('What is the warranty on a kettle?', { ...base, actionGroups: orders })
    expect(told).toMatchObject({
      text: 'The warranty on a kettle lasts 24 months.',
      traces: [...search, ...ask, finish],
      citations: [
        {
          generatedResponsePart: {
            textResponsePart: {
              text: 'The warranty on a kettle lasts 24 months.',
              span: { start: 0, end: 40 },
            },
          },
          retrievedReferences: [{ content: { text: expect.stringContaining('24 months') } }],
        },
      ],
    })
    expect(told.whole[2]?.orchestrationTrace?.modelInvocationInput).toMatchObject({
      type: 'KNOWLEDGE_BASE_RESPONSE_GENERATION',
    })
    expect(filed()).toEqual(['simple'])
  })

  it('needs no search without a base', async () => {
    const told = await agents.ask('What is the capital of France?', { actionGroups: orders })
    expect(told).toMatchObject({ text: 'Paris.', traces: [...ask, finish] })
    expect(filed()).toEqual(['simple'])
  })

  it('leaves the loop what takes an action', async () => {
    const told = await agents.ask('Where is my order 17?', { ...base, actionGroups: orders })
    expect(told).toMatchObject({ text: 'It is on its way.', traces: [...ask, ...act, ...ask, finish] })
    expect(filed()).toEqual(['loop', 'loop'])
  })

  it('goes into the loop after all where the model does not know', async () => {
    const told = await agents.ask('How long do deliveries take?', { ...base, actionGroups: orders })
    expect(told).toMatchObject({
      text: 'The warranty lasts 24 months, says the loop.',
      traces: [...search, ...ask, ...ask, finish],
    })
    expect(filed()).toEqual(['simple', 'loop'])
  })

  it('goes into the loop after all where nothing is found', async () => {
    const knowledgeBaseId = await addBase(agents.url, [])
    const told = await agents.ask('How long do deliveries take?', {
      knowledgeBases: [{ knowledgeBaseId, description: 'Deliveries' }],
      actionGroups: orders,
    })
    expect(told.traces).toEqual([...search, ...ask, finish])
    expect(filed()).toEqual(['loop'])
  })

  it('tells a simple answer as it comes, where that is asked for', async () => {
    await using streaming = await startInlineAgents(
      [{ answer: '<answer>The capital is Paris, on the Seine.</answer>', pace: 25 }],
      { agents: { tiers: { '*': {} } } },
    )
    const streamingConfigurations = { streamFinalResponse: true }
    const told = await streaming.ask('What is the capital of France?', { streamingConfigurations })
    expect(told.text).toBe('The capital is Paris, on the Seine.')
    expect(told.chunks.length).toBeGreaterThan(1)
  })

  it.each([
    ['looking', 'What is the warranty on a kettle?', ['simple']],
    ['looking', 'What is the status of my order 17?', ['loop', 'loop']],
    ['asking', 'What is the warranty on a kettle?', ['classifier', 'simple']],
    ['asking', 'What is the status of my order 17?', ['classifier', 'loop', 'loop']],
    ['asking', 'Something broken', ['classifier', 'loop']],
  ])('is classified for %s: %s', async (agentName, question, tiers) => {
    await agents.ask(question, { ...base, agentName, actionGroups: orders })
    expect(filed()).toEqual(tiers)
  })

  it('answers a sample both ways: the loop is heard, the other is compared', async () => {
    const told = await agents.ask('What is the warranty on a kettle?', {
      ...base,
      agentName: 'sampled',
      actionGroups: orders,
    })
    expect(told).toMatchObject({
      text: 'The warranty lasts 24 months, says the loop.',
      traces: [...ask, finish],
    })
    expect(filed()).toEqual(['loop', 'sample', 'CompareTiers comparison simple true'])
    await agents.ask('How long do deliveries take?', { ...base, agentName: 'sampled', actionGroups: orders })
    expect(filed()).toEqual(['loop', 'sample', 'CompareTiers comparison simple false'])
    await agents.ask('Where is my order 17?', { ...base, agentName: 'sampled', actionGroups: orders })
    expect(filed()).toEqual(['loop', 'loop', 'sample', 'CompareTiers comparison loop false'])
  })

  it('remembers what tools have done before', async () => {
    const session = { sessionId: 'remembers', actionGroups: orders }
    await agents.ask('Where is my order 17?', session)
    filed()
    await agents.ask('When is it there?', session)
    expect(filed()).toEqual(['loop'])
    await agents.ask('What is the capital of France?', session)
    expect(filed()).toEqual(['simple'])
  })

  it('asks with the template of the agent, where it has one', async () => {
    const told = await agents.ask('What is the warranty on a kettle?', {
      ...base,
      promptOverrideConfiguration: {
        promptConfigurations: [
          {
            promptType: 'KNOWLEDGE_BASE_RESPONSE_GENERATION',
            promptState: 'ENABLED',
            promptCreationMode: 'OVERRIDDEN',
            basePromptTemplate: 'My own: <passages>$search_results$</passages> $query$',
            inferenceConfiguration: { maximumLength: 111 },
          },
        ],
      },
    })
    const input = told.whole[2]?.orchestrationTrace?.modelInvocationInput
    expect(JSON.parse(input?.text ?? '').system).toMatch(
      /^My own: <passages>\[1\] [\s\S]*24 months[\s\S]*<\/passages> What is the warranty on a kettle\?$/,
    )
    expect(input?.inferenceConfiguration).toMatchObject({ maximumLength: 111 })
    expect(told.text).toBe('The warranty on a kettle lasts 24 months.')
  })
})

it('routes nothing without the setting', async () => {
  await using agents = await startInlineAgents([{ answer: 'Paris.' }])
  await agents.ask('What is the capital of France?')
  expect(readUsage(agents.home).map(({ metadata }) => JSON.parse(String(metadata)).tier)).toEqual([undefined])
})
