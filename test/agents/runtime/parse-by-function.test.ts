import { CreateAgentCommand, PrepareAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refuseParsers } from '../../../src/agents/runtime/parse-by-function.ts'
import { startAgentServer } from '../../support/agent-server.ts'
import { type InlineAgents, lambda, startInlineAgents } from '../../support/inline-agent.ts'

const parsed = (promptType: string, more: object = {}) => ({
  overrideLambda: lambda,
  promptConfigurations: [
    {
      promptType: promptType as 'PRE_PROCESSING',
      promptState: 'ENABLED' as const,
      promptCreationMode: 'OVERRIDDEN' as const,
      basePromptTemplate: 'Template of it. $question$ $latest_response$',
      parserMode: 'OVERRIDDEN' as const,
      ...more,
    },
  ],
})
const replying = (reply: string) => `export const handler = async event => (${reply})`

describe('a parser of the agent', () => {
  let agents: InlineAgents
  beforeAll(async () => {
    agents = await startInlineAgents([
      { match: { text: { contains: 'Template of it.' } }, answer: 'raw words' },
      { answer: 'Good day.' },
    ])
  })
  afterAll(() => agents[Symbol.asyncDispose]())
  const ask = (promptType: string, reply: string) => {
    agents.handler(replying(reply))
    return agents.ask('hello', { promptOverrideConfiguration: parsed(promptType) })
  }

  it('is given what the user guide says', async () => {
    const told = await ask(
      'POST_PROCESSING',
      '{ promptType: event.promptType, postProcessingParsedResponse: { responseText: JSON.stringify(event) } }',
    )
    const { invokeModelRawResponse, ...event } = JSON.parse(told.text)
    expect(event).toEqual({
      messageVersion: '1.0',
      agent: { name: 'INLINE_AGENT', id: 'INLINE_AGENT', alias: 'INLINE_AGENT', version: 'INLINE_AGENT' },
      promptType: 'POST_PROCESSING',
      overrideType: 'OUTPUT_PARSER',
    })
    expect(JSON.parse(invokeModelRawResponse)).toEqual({
      role: 'assistant',
      content: [{ text: 'raw words' }],
    })
    expect(told.whole.at(-2)?.postProcessingTrace?.modelInvocationInput).toMatchObject({
      parserMode: 'OVERRIDDEN',
      overrideLambda: lambda,
    })
  })

  it.each([
    ['true', 'Good day.', { isValid: true, rationale: 'r' }],
    ["'false'", 'Sorry, I am unable to assist you with this request.', { isValid: false, rationale: 'r' }],
  ])('judges: %s', async (isValidInput, text, parsedResponse) => {
    const told = await ask(
      'PRE_PROCESSING',
      `{ promptType: 'PRE_PROCESSING', preProcessingParsedResponse: { isValidInput: ${isValidInput}, rationale: 'r' } }`,
    )
    expect(told.text).toBe(text)
    expect(told.whole[1]?.preProcessingTrace?.modelInvocationOutput).toMatchObject({ parsedResponse })
  })

  it.each([
    ['PRE_PROCESSING', 'null', 'it must be an object'],
    ['PRE_PROCESSING', '{}', 'promptType must be PRE_PROCESSING'],
    ['PRE_PROCESSING', "{ promptType: 'PRE_PROCESSING' }", 'preProcessingParsedResponse must be an object'],
    [
      'PRE_PROCESSING',
      "{ promptType: 'PRE_PROCESSING', preProcessingParsedResponse: { isValid: true } }",
      'preProcessingParsedResponse.isValidInput must be true or false',
    ],
    [
      'POST_PROCESSING',
      "{ promptType: 'POST_PROCESSING', postProcessingParsedResponse: { responseText: 1 } }",
      'postProcessingParsedResponse.responseText must be a text',
    ],
    ['POST_PROCESSING', '(() => { throw new Error("secret") })()', 'threw an error'],
  ])('fails the turn of %s with the reply %s', async (promptType, reply, problem) => {
    const told = await ask(promptType, reply)
    expect(told).toMatchObject({ chunks: [], error: { name: 'DependencyFailedException' } })
    const reason = told.whole.at(-1)?.failureTrace?.failureReason
    expect(reason).toContain(problem)
    expect(reason).not.toContain('secret')
  })

  it.each(['ORCHESTRATION', 'ROUTING_CLASSIFIER', 'KNOWLEDGE_BASE_RESPONSE_GENERATION'])(
    'is refused for %s, by name',
    async promptType => {
      await expect(
        agents.ask('hello', { promptOverrideConfiguration: parsed(promptType) }),
      ).rejects.toMatchObject({
        name: 'NotImplementedException',
        message: expect.stringContaining(promptType),
        $metadata: { httpStatusCode: 501 },
      })
    },
  )

  it('is refused when an agent is prepared', async () => {
    await using server = await startAgentServer()
    const { agent } = await server.agent.send(
      new CreateAgentCommand({
        agentName: 'parsed',
        foundationModel: 'amazon.nova-lite-v1:0',
        instruction: 'You are an agent whose answers are parsed by a function.',
        promptOverrideConfiguration: parsed('ORCHESTRATION'),
      }),
    )
    await expect(
      server.agent.send(new PrepareAgentCommand({ agentId: agent?.agentId })),
    ).rejects.toMatchObject({ name: 'NotImplementedException' })
  })
})

describe(refuseParsers, () => {
  it('lets those pass that are not asked', () => {
    expect(() => refuseParsers({})).not.toThrow()
    expect(() =>
      refuseParsers({ promptOverrides: parsed('ORCHESTRATION', { promptState: 'DISABLED' }) }),
    ).not.toThrow()
    expect(() =>
      refuseParsers({ promptOverrides: parsed('ORCHESTRATION', { parserMode: 'DEFAULT' }) }),
    ).not.toThrow()
  })
})
