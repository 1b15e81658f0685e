import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type InlineAgents, orders, startInlineAgents } from '../../support/inline-agent.ts'

const said = (more: object = {}) => ({
  promptOverrideConfiguration: {
    promptConfigurations: [
      {
        promptType: 'POST_PROCESSING' as const,
        promptState: 'ENABLED' as const,
        promptCreationMode: 'OVERRIDDEN' as const,
        basePromptTemplate: 'Say it once more: $latest_response$ It was asked: $question$',
        ...more,
      },
    ],
  },
})
const loop = [
  'orchestration.modelInvocationInput',
  'orchestration.modelInvocationOutput',
  'orchestration.observation FINISH',
]
const after = ['postProcessing.modelInvocationInput', 'postProcessing.modelInvocationOutput']

describe('an agent whose answers are said once more', () => {
  let agents: InlineAgents
  beforeAll(async () => {
    agents = await startInlineAgents([
      {
        match: { text: { contains: 'Say it once more: Good day. It was asked: hello' } },
        answer: 'Here: <final_response>A very good day.</final_response>',
      },
      { match: { text: { contains: 'Say it once more' } }, error: 'ThrottlingException' },
      { match: { text: { contains: 'what did you say' } }, answer: 'throttled' },
      {
        match: { text: { contains: 'ask me' } },
        answer: { toolUse: { name: 'user__askuser', input: { question: 'What?' } } },
      },
      { answer: 'Good day.' },
    ])
  })
  afterAll(() => agents[Symbol.asyncDispose]())

  it('tells the new words only, and remembers them', async () => {
    const told = await agents.ask('hello', { ...said(), sessionId: 'remembers' })
    expect(told).toMatchObject({ chunks: ['A very good day.'], traces: [...loop, ...after] })
    expect(told.whole.at(-1)).toMatchObject({
      postProcessingTrace: { modelInvocationOutput: { parsedResponse: { text: 'A very good day.' } } },
    })
    const next = await agents.ask('what did you say?', { sessionId: 'remembers' })
    const prompt = next.whole[0]?.orchestrationTrace?.modelInvocationInput?.text ?? ''
    expect(JSON.parse(prompt).messages[1].content).toEqual([{ text: 'A very good day.' }])
  })

  it('tells nothing in pieces, where the answer would have been', async () => {
    const streamingConfigurations = { streamFinalResponse: true }
    expect((await agents.ask('hello', { ...said(), streamingConfigurations })).chunks).toEqual([
      'A very good day.',
    ])
  })

  it('leaves a question to the user as it is', async () => {
    const asking = [{ actionGroupName: 'ask', parentActionGroupSignature: 'AMAZON.UserInput' as const }]
    const told = await agents.ask('ask me', { ...said(), actionGroups: [...orders, ...asking] })
    expect(told.text).toBe('What?')
    expect(told.traces.filter(name => name.startsWith('post'))).toEqual([])
  })

  it('fails as its model does, with a trace, and says nothing', async () => {
    const told = await agents.ask('what did you say?', said())
    expect(told).toMatchObject({ chunks: [], error: { name: 'ThrottlingException' } })
    expect(told.traces).toEqual([...loop, after[0], 'failure'])
  })

  it('is not there where it is disabled', async () =>
    expect((await agents.ask('hello', said({ promptState: 'DISABLED' }))).traces).toEqual(loop))

  it('leaves the answer where its budget is spent', async () => {
    await using poor = await startInlineAgents(
      [{ answer: { text: 'Good day.', usage: { inputTokens: 60, outputTokens: 5 } } }],
      {
        agents: { budgets: { '*': { tokensPerTurn: 110 } } },
      },
    )
    const told = await poor.ask('hello', said())
    expect(told).toMatchObject({ text: 'Good day.', traces: [...loop, 'failure'] })
  })
})
