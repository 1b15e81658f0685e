import type { InvokeInlineAgentCommandInput } from '@aws-sdk/client-bedrock-agent-runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { previousCollaborator, readChoice } from '../../../src/agents/runtime/route-question.ts'
import { type InlineAgents, lambda, orders, startInlineAgents } from '../../support/inline-agent.ts'
import { readUsage } from '../../support/read-usage.ts'

const ask = ['orchestration.modelInvocationInput', 'orchestration.modelInvocationOutput']
const finish = 'orchestration.observation FINISH'
const classify = ['routingClassifier.modelInvocationInput', 'routingClassifier.modelInvocationOutput']
const handed = [
  ...classify,
  'routingClassifier.invocationInput AGENT_COLLABORATOR',
  ...ask,
  finish,
  'routingClassifier.observation AGENT_COLLABORATOR',
  'routingClassifier.observation FINISH',
]

const agent = (agentName: string) => ({
  agentName,
  foundationModel: 'amazon.nova-lite-v1:0',
  instruction: `You are the agent for ${agentName}, and you know all about ${agentName}.`,
})
const router: Partial<InvokeInlineAgentCommandInput> = {
  agentCollaboration: 'SUPERVISOR_ROUTER',
  collaborators: [agent('billing'), agent('shipping')],
  collaboratorConfigurations: ['billing', 'shipping'].map(collaboratorName => ({
    collaboratorName,
    collaboratorInstruction: `Questions about ${collaboratorName}.`,
  })),
}
const isRouting = { contains: 'These agents answer requests' }

describe('a supervisor that routes', () => {
  let agents: InlineAgents
  beforeAll(async () => {
    agents = await startInlineAgents([
      { match: { system: isRouting, text: { contains: 'invoice' } }, answer: '<a>billing</a>' },
      {
        match: { system: { regex: '(?s)These agents.*keep_previous_agent' }, text: { contains: 'and then' } },
        answer: '<a>keep_previous_agent</a>',
      },
      { match: { system: isRouting, text: { contains: 'fails' } }, error: 'ThrottlingException' },
      { match: { system: isRouting }, answer: '<a>undecidable</a>' },
      { match: { system: { contains: 'My own: billing: ' } }, answer: 'Shipping' },
      { match: { system: { contains: 'agent for billing' } }, answer: 'The invoice was paid.' },
      { match: { system: { contains: 'agent for shipping' } }, answer: 'It is on its way.' },
      { answer: 'The supervisor says so.' },
    ])
  })
  afterAll(() => agents[Symbol.asyncDispose]())

  it('hands a question to the one whose it is, whose answer is the turn’s', async () => {
    const told = await agents.ask('Was my invoice paid?', router)
    expect(told).toMatchObject({ text: 'The invoice was paid.', chunks: [expect.anything()], traces: handed })
    expect(told.whole[0]?.routingClassifierTrace?.modelInvocationInput).toMatchObject({
      type: 'ROUTING_CLASSIFIER',
      traceId: expect.stringMatching(/^.{2,16}$/),
    })
    expect(told.whole[2]?.routingClassifierTrace?.invocationInput).toMatchObject({
      agentCollaboratorInvocationInput: {
        agentCollaboratorName: 'billing',
        input: { type: 'TEXT', text: 'Was my invoice paid?' },
      },
    })
    expect(readUsage(agents.home).map(({ step }) => step)).toEqual(['routing', 'billing:1'])
  })

  it('decides itself where the classifier does not', async () => {
    const told = await agents.ask('Everything at once', router)
    expect(told).toMatchObject({ text: 'The supervisor says so.', traces: [...classify, ...ask, finish] })
  })

  it('keeps the one before for what goes on', async () => {
    const sessionId = 'goes-on'
    await agents.ask('Was my invoice paid?', { ...router, sessionId })
    const told = await agents.ask('and then?', { ...router, sessionId })
    expect(told).toMatchObject({ text: 'The invoice was paid.', traces: handed })
    const elsewhere = await agents.ask('and then?', { ...router, sessionId: 'another' })
    expect(elsewhere.text).toBe('The supervisor says so.')
  })

  it('fails as its classifier does, with a trace', async () => {
    const told = await agents.ask('This fails', router)
    expect(told).toMatchObject({ chunks: [], error: { name: 'ThrottlingException' } })
    expect(told.traces).toEqual([classify[0], 'failure'])
  })

  it('asks with the template of the agent, where it has one', async () => {
    const told = await agents.ask('Where is it?', {
      ...router,
      promptOverrideConfiguration: {
        promptConfigurations: [
          {
            promptType: 'ROUTING_CLASSIFIER',
            promptState: 'ENABLED',
            promptCreationMode: 'OVERRIDDEN',
            basePromptTemplate: JSON.stringify({
              system: 'My own: $agent_collaborators$',
              messages: [{ role: 'user', content: '$question$' }],
            }),
          },
        ],
      },
    })
    expect(told).toMatchObject({ text: 'It is on its way.', traces: handed })
  })

  it('has no classifier where it is a plain supervisor', async () => {
    const told = await agents.ask('Was my invoice paid?', { ...router, agentCollaboration: 'SUPERVISOR' })
    expect(told.traces).toEqual([...ask, finish])
  })

  it('is stopped by a budget that is spent', async () => {
    await using poor = await startInlineAgents([{ answer: 'never' }], {
      agents: { budgets: { '*': { tokensPerTurn: 10, fallback: 'Enough.' } } },
    })
    expect(await poor.ask('Hello', router)).toMatchObject({ text: 'Enough.', traces: ['failure'] })
  })
})

it('goes on with what one that says nothing has set', async () => {
  await using agents = await startInlineAgents([
    { match: { system: isRouting }, answer: '<a>billing</a>' },
    { match: { system: { contains: 'agent for billing' }, tool: 'orders__get_order' }, answer: '' },
    {
      match: { system: { contains: 'agent for billing' } },
      answer: { toolUse: { name: 'orders__get_order', input: { orderId: '17' } } },
    },
    { answer: 'The supervisor says so.' },
  ])
  agents.handler(`export const handler = async ({ state, context, actionGroup, function: called }) =>
    state === undefined
      ? { messageVersion: '1.0', sessionAttributes: { seen: 'yes' },
          response: { actionGroup, function: called, functionResponse: { responseBody: { TEXT: { body: 'Paid.' } } } } }
      : { actionEvent: 'FINISH', output: { text: JSON.stringify(context.sessionAttributes) } }`)
  const sessionId = 'set'
  const told = await agents.ask('Was my invoice paid?', {
    ...router,
    sessionId,
    collaborators: [{ ...agent('billing'), actionGroups: orders }, agent('shipping')],
  })
  expect(told.text).toBe('The supervisor says so.')
  const after = await agents.ask('What is set?', {
    sessionId,
    orchestrationType: 'CUSTOM_ORCHESTRATION',
    customOrchestration: { executor: { lambda } },
  })
  expect(after.text).toBe('{"seen":"yes"}')
})

const collaborators = ['Billing', 'keep'].map(name => ({
  name,
  instruction: 'i',
  relaysHistory: 'DISABLED' as const,
  agent: { aliasArn: 'arn' },
}))
const turn = (text: string) => ({ messages: [{ role: 'assistant' as const, content: [{ text }] }] })
const session = { turns: [turn('a'), turn('b')], collaborators: { Billing: [turn('a')], keep: [turn('b')] } }

describe(readChoice, () => {
  it.each([
    ['<a>Billing</a>', 'Billing'],
    ['I think <a> billing </a>.', 'Billing'],
    ['billing', 'Billing'],
    ['<a>undecidable</a>', undefined],
    ['<a>nobody</a>', undefined],
    ['', undefined],
    ['<a>__proto__</a>', undefined],
    ['<a>keep_previous_agent</a>', 'keep'],
  ])('of %j', (text, name) => expect(readChoice(text, collaborators, session)?.name).toBe(name))
})

describe(previousCollaborator, () => {
  it.each([
    [{ turns: [], collaborators: session.collaborators }, undefined],
    [{ turns: [turn('a')] }, undefined],
    [{ turns: [turn('c')], collaborators: session.collaborators }, undefined],
    [{ turns: [turn('a')], collaborators: session.collaborators }, 'Billing'],
  ])('of %j', (of, name) => expect(previousCollaborator(of, collaborators)?.name).toBe(name))
})
