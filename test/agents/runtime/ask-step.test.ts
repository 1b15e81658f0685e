import { InvokeInlineAgentCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import type { ConverseRequest, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { foundationModel, instruction } from '../../support/agent-server.ts'
import { answering, onTool, orders, use } from '../../support/order-agent.ts'
import { readTold, runAgents } from '../../support/run-agents.ts'
import { startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

/** Calls a tool with these inputs, one after the other, as they stand. */
const calling = (inputs: readonly string[]) => {
  const requests: ConverseRequest[] = []
  const eventsOf = async function* (input: string): AsyncGenerator<ConverseStreamOutput[]> {
    const toolUse = { toolUseId: `tooluse_${requests.length}`, name: 'user__askuser' }
    yield [
      { messageStart: { role: 'assistant' } },
      { contentBlockStart: { contentBlockIndex: 0, start: { toolUse } } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: input.slice(0, 5) } } } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: input.slice(5) } } } },
      { contentBlockStop: { contentBlockIndex: 0 } },
      { messageStop: { stopReason: 'tool_use' } },
      {
        metadata: { usage: { inputTokens: 9, outputTokens: 5, totalTokens: 14 }, metrics: { latencyMs: 1 } },
      },
    ]
  }
  const backend = {
    ...createEmbeddedBackend(),
    async converse(request: ConverseRequest) {
      requests.push(structuredClone(request))
      return { served: { backend: 'calling' }, events: eventsOf(inputs[requests.length - 1] ?? '') }
    },
  }
  return { backend, requests }
}

test.each(['{"question": "Which', '["Which?"]', '"Which?"', 'null'])(
  'an input that is no JSON object is asked for again: %s',
  async input => {
    const { backend, requests } = calling([input, '{"question":"Which order?"}'])
    await using server = await startKnowledgeBases(backend as never)
    const { completion } = await server.client.send(
      new InvokeInlineAgentCommand({
        foundationModel,
        instruction,
        sessionId: 'session-1',
        inputText: 'Where is it?',
        enableTrace: true,
        actionGroups: [{ actionGroupName: 'ask', parentActionGroupSignature: 'AMAZON.UserInput' }],
      }),
    )
    const told = await readTold(completion)
    expect(told.error).toBeUndefined()
    expect(told.text).toBe('Which order?')
    const [, said, result] = requests[1]?.messages ?? []
    expect(said?.content?.[0]?.toolUse?.input).toEqual({})
    expect(result?.content?.[0]?.toolResult?.content?.[0]?.text).toContain('it is not a JSON object')
  },
)

test('a model that uses tools only where it does not stream is not streamed', async () => {
  await using server = await runAgents({
    rules: [onTool('orders__look_up', 'It is on its way.'), use('orders__look_up', { order: '17' })],
    handlers: { orders: answering('"on its way"') },
  })
  const told = await server.askInline({
    actionGroups: [orders],
    foundationModel: 'us.meta.llama3-1-8b-instruct-v1:0',
    streamingConfigurations: { streamFinalResponse: true },
  })
  expect(told.error).toBeUndefined()
  expect(told.text).toBe('It is on its way.')
})

test('a model without tools is told of them in words, and uses them so', async () => {
  await using server = await runAgents({
    rules: [
      { match: { text: 'Result of the tool' }, answer: 'It is on its way.' },
      {
        match: { system: '<tool>{"name"' },
        answer: 'I look it up. <tool>{"name":"orders__look_up","input":{"order":"17"}}</tool>',
      },
    ],
    handlers: { orders: answering('"on its way"') },
  })
  const told = await server.askInline({
    actionGroups: [orders],
    foundationModel: 'meta.llama3-8b-instruct-v1:0',
  })
  expect(told.error).toBeUndefined()
  expect(told.text).toBe('It is on its way.')
  const observed = told.traces.flatMap(
    ({ trace }) => trace?.orchestrationTrace?.observation?.actionGroupInvocationOutput?.text ?? [],
  )
  expect(observed).toEqual(['on its way'])
})

test('what broke off is spent: who leaves before the end does not get past the budget', async () => {
  await using server = await runAgents({
    rules: [{ match: {}, answer: `<answer>${'word '.repeat(40)}</answer>`, dieAfter: 20, cut: true }],
    agents: { budgets: { '*': { tokensPerSession: 200, fallback: 'Enough.' } } },
  })
  const texts: string[] = []
  for (let times = 0; times < 10; times += 1) {
    const told = await server.askInline({
      sessionId: 'session-broken',
      streamingConfigurations: { streamFinalResponse: true },
    })
    texts.push(told.text)
  }
  expect(texts[0]).toMatch(/^word word/)
  expect(texts.at(-1)).toBe('Enough.')
})
