import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type InlineAgents, lambda, orders, startInlineAgents } from '../../support/inline-agent.ts'
import { readUsage } from '../../support/read-usage.ts'

const custom = {
  orchestrationType: 'CUSTOM_ORCHESTRATION' as const,
  customOrchestration: { executor: { lambda } },
  actionGroups: orders,
}

/** Reasons and acts, as the user guide's example does: the model, the tool it wants, and the model again. */
const reacts = `
const reply = (actionEvent, output, trace) => ({ version: '1.0', actionEvent, output: { text: typeof output === 'string' ? output : JSON.stringify(output), ...(trace && { trace: { event: { text: trace } } }) }, context: {} })
const orchestrate = ({ state, input, context }) => {
  const { session, agentConfiguration } = context
  const { agentInput, intermediarySteps } = session.at(-1)
  const messages = [{ role: 'user', content: [{ text: agentInput }] }]
  for (const { orchestrationInput } of [...intermediarySteps, { orchestrationInput: { state, text: input.text } }]) {
    if (orchestrationInput.state === 'MODEL_INVOKED') messages.push(JSON.parse(orchestrationInput.text).output.message)
    if (orchestrationInput.state === 'TOOL_INVOKED') messages.push({ role: 'user', content: [JSON.parse(orchestrationInput.text)].map(({ toolResult }) => ({ toolResult })) })
  }
  if (state === 'MODEL_INVOKED') {
    const { output, stopReason } = JSON.parse(input.text)
    if (stopReason !== 'tool_use') return reply('FINISH', output.message.content[0].text, 'done')
    return reply('INVOKE_TOOL', output.message.content.find(({ toolUse }) => toolUse), 'acting')
  }
  return reply('INVOKE_MODEL', { modelId: agentConfiguration.defaultModelId, system: [{ text: agentConfiguration.instruction }], messages, toolConfig: { tools: agentConfiguration.tools } }, state === 'START' ? 'thinking' : undefined)
}
const act = event => ({ messageVersion: '1.0', response: { actionGroup: event.actionGroup, function: event.function, functionResponse: { responseBody: { TEXT: { body: 'Order ' + event.parameters[0].value + ' is on its way.' } } } } })
export const handler = async event => event.actionGroup === undefined ? orchestrate(event) : act(event)
`
const replying = (reply: string) => `export const handler = async ({ state, input, context }) => (${reply})`
const finishing = (text: string) => replying(`{ actionEvent: 'FINISH', output: { text: ${text} } }`)

const rules = [
  { match: { tool: 'orders__get_order' }, answer: 'It is on its way, they say.' },
  {
    match: { tools: ['orders__get_order'], text: { contains: 'order 17' } },
    answer: { toolUse: { name: 'orders__get_order', input: { orderId: '17' } } },
  },
  { answer: { text: 'Good day.', usage: { inputTokens: 100, outputTokens: 10 } } },
]

describe('an agent with an orchestrator of its own', () => {
  let agents: InlineAgents
  beforeAll(async () => {
    agents = await startInlineAgents(rules, {
      agents: {
        budgets: {
          few: { stepsPerTurn: 2, fallback: 'Enough.' },
          poor: { tokensPerTurn: 5, fallback: 'Enough.' },
        },
      },
    })
  })
  afterAll(() => agents[Symbol.asyncDispose]())

  it('does what it says, one after the other', async () => {
    agents.handler(reacts)
    const told = await agents.ask('Where is order 17?', custom)
    expect(told).toMatchObject({
      text: 'It is on its way, they say.',
      traces: [
        'customOrchestration',
        'customOrchestration',
        'orchestration.invocationInput ACTION_GROUP',
        'orchestration.observation ACTION_GROUP',
        'customOrchestration',
      ],
    })
    expect(told.whole.map(trace => trace.customOrchestrationTrace?.event?.text)).toEqual([
      'thinking',
      'acting',
      undefined,
      undefined,
      'done',
    ])
    expect(readUsage(agents.home).map(({ step }) => step)).toEqual(['1', '2'])
  })

  it('is told what the user guide says', async () => {
    agents.handler(finishing('JSON.stringify({ state, input, context })'))
    await agents.ask('First', { ...custom, sessionId: 'twice' })
    const { text } = await agents.ask('Second', {
      ...custom,
      sessionId: 'twice',
      inlineSessionState: { sessionAttributes: { a: '1' }, promptSessionAttributes: { b: '2' } },
    })
    const { state, input, context } = JSON.parse(text)
    expect(state).toBe('START')
    expect(JSON.parse(input.text)).toEqual({ text: 'Second' })
    expect(context).toEqual({
      requestId: expect.any(String),
      sessionId: 'twice',
      agentConfiguration: {
        instruction: expect.stringContaining('You help'),
        defaultModelId: 'amazon.nova-lite-v1:0',
        tools: [
          {
            toolSpec: {
              name: 'orders__get_order',
              description: 'Looks up the status of an order',
              inputSchema: { json: expect.objectContaining({ type: 'object' }) },
            },
          },
          expect.objectContaining({ toolSpec: expect.objectContaining({ name: 'orders__cancel_order' }) }),
        ],
      },
      session: [
        { agentInput: 'First', agentOutput: expect.stringContaining('START'), intermediarySteps: [] },
        { agentInput: 'Second', agentOutput: '', intermediarySteps: [] },
      ],
      sessionAttributes: { a: '1' },
      promptSessionAttributes: { b: '2' },
    })
  })

  it('sets attributes of the session', async () => {
    agents.handler(
      replying(
        "{ actionEvent: 'FINISH', output: { text: JSON.stringify(context.sessionAttributes) }, context: { sessionAttributes: { seen: 'yes' } } }",
      ),
    )
    await agents.ask('First', { ...custom, sessionId: 'attributes' })
    expect((await agents.ask('Second', { ...custom, sessionId: 'attributes' })).text).toBe('{"seen":"yes"}')
  })

  it.each([
    ['null', 'the reply must be an object'],
    ['{}', 'actionEvent must be one of INVOKE_MODEL, INVOKE_TOOL, FINISH'],
    ["{ actionEvent: 'APPLY_GUARDRAIL', output: { text: '' } }", 'APPLY_GUARDRAIL is not implemented'],
    ["{ actionEvent: 'FINISH' }", 'output must be an object'],
    ["{ actionEvent: 'FINISH', output: { text: 1 } }", 'output.text must be a text'],
    ["{ actionEvent: 'INVOKE_MODEL', output: { text: 'hello' } }", 'must be the JSON of an object'],
    ["{ actionEvent: 'INVOKE_MODEL', output: { text: '{}' } }", 'must be a request of Converse'],
    [
      `{ actionEvent: 'INVOKE_MODEL', output: { text: '{"messages":[]}' } }`,
      'asked for a call of the model that cannot be made',
    ],
    ["{ actionEvent: 'INVOKE_TOOL', output: { text: '{}' } }", 'must have a toolUse'],
    ["(() => { throw new Error('secret') })()", 'threw an error'],
  ])('fails the turn with the reply %s', async (reply, problem) => {
    agents.handler(replying(reply))
    const told = await agents.ask('Hello', custom)
    expect(told).toMatchObject({
      chunks: [],
      error: { name: 'DependencyFailedException' },
      traces: ['failure'],
    })
    expect(told.whole[0]?.failureTrace?.failureReason).toContain(problem)
    expect(told.whole[0]?.failureTrace?.failureReason).not.toContain('secret')
  })

  it('learns that there is no such tool', async () => {
    agents.handler(
      replying(
        `state === 'START' ? { actionEvent: 'INVOKE_TOOL', output: { text: JSON.stringify({ toolUseId: 't', name: 'nothing', input: {} }) } } : { actionEvent: 'FINISH', output: { text: input.text } }`,
      ),
    )
    const told = await agents.ask('Hello', custom)
    expect(told.traces).toEqual(['orchestration.observation REPROMPT'])
    expect(JSON.parse(told.text)).toMatchObject({
      toolResult: {
        toolUseId: 't',
        status: 'error',
        content: [{ text: expect.stringContaining('There is no tool nothing') }],
      },
    })
  })

  it('cannot return control', async () => {
    agents.handler(
      replying(
        `{ actionEvent: 'INVOKE_TOOL', output: { text: JSON.stringify({ toolUse: { toolUseId: 't', name: 'orders__get_order', input: { orderId: '1' } } }) } }`,
      ),
    )
    const told = await agents.ask('Hello', {
      ...custom,
      actionGroups: orders.map(group => ({
        ...group,
        actionGroupExecutor: { customControl: 'RETURN_CONTROL' as const },
      })),
    })
    expect(told).toMatchObject({ traces: ['failure'], error: { name: 'DependencyFailedException' } })
  })

  it('takes no results of a turn that began without it, and goes on with the next question', async () => {
    agents.handler(finishing('context.session.map(({ agentInput }) => agentInput).join()'))
    const sessionId = 'switched'
    const asked = await agents.ask('Where is order 17?', {
      sessionId,
      actionGroups: orders.map(group => ({
        ...group,
        actionGroupExecutor: { customControl: 'RETURN_CONTROL' as const },
      })),
    })
    const { invocationId } = asked.returnControl ?? {}
    expect(invocationId).toEqual(expect.any(String))
    const responseBody = { TEXT: { body: 'On its way.' } }
    const results = agents.ask('', {
      ...custom,
      sessionId,
      inlineSessionState: {
        invocationId,
        returnControlInvocationResults: [
          { functionResult: { actionGroup: 'orders', function: 'get_order', responseBody } },
        ],
      },
    })
    await expect(results).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('take no results'),
    })
    expect((await agents.ask('And now?', { ...custom, sessionId })).text).toBe('And now?')
  })

  it.each([
    ['few', 'Max iterations exceeded'],
    ['poor', 'The budget of 5 tokens for a turn is spent'],
  ])('is stopped by the budget of %s', async (agentName, reason) => {
    agents.handler(
      replying(
        `{ actionEvent: 'INVOKE_MODEL', output: { text: JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Hello' }] }] }) } }`,
      ),
    )
    const told = await agents.ask('Hello', { ...custom, agentName })
    expect(told).toMatchObject({ text: 'Enough.', traces: ['failure'] })
    expect(told.whole[0]?.failureTrace?.failureReason).toContain(reason)
  })

  it('does not go round in circles', async () => {
    const use = "JSON.stringify({ toolUseId: 't', name: 'orders__get_order', input: { orderId: '1' } })"
    const act =
      "{ messageVersion: '1.0', response: { actionGroup: 'orders', function: 'get_order', functionResponse: { responseBody: { TEXT: { body: 'It is there.' } } } } }"
    agents.handler(
      replying(`state === undefined ? ${act} : { actionEvent: 'INVOKE_TOOL', output: { text: ${use} } }`),
    )
    const told = await agents.ask('Hello', { ...custom, agentName: 'few' })
    expect(told.text).toBe('Enough.')
    expect(told.whole.at(-1)?.failureTrace?.failureReason).toContain('for the 4th time')
  })
})
