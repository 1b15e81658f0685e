import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REFUSED, readCategory } from '../../../src/agents/runtime/pre-process.ts'
import { type InlineAgents, startInlineAgents } from '../../support/inline-agent.ts'
import { readUsage } from '../../support/read-usage.ts'

const template = JSON.stringify({
  system: 'Judge the input. The tools: $tools$ Before: $conversation_history$',
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Input: $question$' }] }],
})
const judged = (more: object = {}) => ({
  promptOverrideConfiguration: {
    promptConfigurations: [
      {
        promptType: 'PRE_PROCESSING' as const,
        promptState: 'ENABLED' as const,
        promptCreationMode: 'OVERRIDDEN' as const,
        basePromptTemplate: template,
        inferenceConfiguration: { maximumLength: 300, temperature: 0 },
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
const judging = ['preProcessing.modelInvocationInput', 'preProcessing.modelInvocationOutput']

describe('an agent whose inputs are judged first', () => {
  let agents: InlineAgents
  beforeAll(async () => {
    agents = await startInlineAgents([
      {
        match: { system: { contains: 'Judge the input' }, text: { contains: 'evil' } },
        answer: '<thinking>It asks for harm.</thinking><category>A</category>',
      },
      {
        match: { system: { contains: 'Judge the input' }, text: { contains: 'Input: hello' } },
        answer: '<thinking>A greeting.</thinking><category>D</category>',
      },
      { match: { system: { contains: 'Judge the input' } }, error: 'ModelTimeoutException' },
      { answer: 'Good day.' },
    ])
  })
  afterAll(() => agents[Symbol.asyncDispose]())

  it('goes on with a valid one', async () => {
    const told = await agents.ask('hello', judged())
    expect(told).toMatchObject({ text: 'Good day.', traces: [...judging, ...loop] })
    expect(told.whole[0]).toMatchObject({
      preProcessingTrace: {
        modelInvocationInput: {
          type: 'PRE_PROCESSING',
          promptCreationMode: 'OVERRIDDEN',
          parserMode: 'DEFAULT',
          inferenceConfiguration: { maximumLength: 300, temperature: 0 },
        },
      },
    })
    expect(told.whole[1]).toMatchObject({
      preProcessingTrace: {
        modelInvocationOutput: { parsedResponse: { isValid: true, rationale: 'A greeting.' } },
      },
    })
    const steps = readUsage(agents.home).map(({ step }) => step)
    expect(steps).toEqual(['pre-processing', '1'])
  })

  it('ends the turn of an invalid one, without the loop', async () => {
    const told = await agents.ask('something evil', judged())
    expect(told).toMatchObject({ text: REFUSED, traces: judging })
    expect(told.whole[1]).toMatchObject({
      preProcessingTrace: {
        modelInvocationOutput: { parsedResponse: { isValid: false, rationale: 'It asks for harm.' } },
      },
    })
  })

  it('fails as its model does, with a trace', async () => {
    const told = await agents.ask('anything', judged())
    expect(told.traces).toEqual(['preProcessing.modelInvocationInput', 'failure'])
    expect(told.error?.name).toBe('DependencyFailedException')
  })

  it.each([{ promptState: 'DISABLED' }, { promptCreationMode: 'DEFAULT', basePromptTemplate: undefined }])(
    'judges nothing with %j',
    async more => expect((await agents.ask('hello', judged(more))).traces).toEqual(loop),
  )

  it('is stopped by a budget that is spent', async () => {
    await using poor = await startInlineAgents([{ answer: 'never' }], {
      agents: { budgets: { '*': { tokensPerTurn: 10, fallback: 'Enough.' } } },
    })
    const told = await poor.ask('hello', judged())
    expect(told).toMatchObject({ text: 'Enough.', traces: ['failure'] })
  })
})

describe(readCategory, () => {
  it.each([
    ['<category>D</category>', { isValid: true }],
    ['<category> e </category>', { isValid: true }],
    ['<category>B</category><thinking>why</thinking>', { isValid: false, rationale: 'why' }],
    ['no category', { isValid: true }],
    ['<category>C', { isValid: false }],
  ])('of %j', (text, parsed) => expect(readCategory(text)).toEqual(parsed))
})
