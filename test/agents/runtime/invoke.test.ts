import { InvokeInlineAgentCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { foundationModel, instruction } from '../../support/agent-server.ts'
import { answering, onTool, orders, use } from '../../support/order-agent.ts'
import { runAgents, type Told } from '../../support/run-agents.ts'

const prompts = (told: Told): { role: string; content: Record<string, unknown>[] }[][] =>
  told.traces
    .flatMap(({ trace }) => trace?.orchestrationTrace?.modelInvocationInput?.text ?? [])
    .map(text => JSON.parse(text).messages)
const textsOf = (told: Told, prompt = 0): unknown[] =>
  (prompts(told)[prompt] ?? []).map(({ content }) => content[0]?.text ?? Object.keys(content[0] ?? {})[0])

const talk = { rules: [{ answer: 'Answer {{turn}}.' }] }
/** Counts its calls, and takes its time. */
const slow = `
let calls = 0
${answering('(calls += 1)')
  .replace('=> ({', '=> { await new Promise(done => setTimeout(done, 400)); return ({')
  .replace(/\}\)\s*$/, '}) }')}
`

test('a second call on a session that has a turn running is refused, and the first one is unharmed', async () => {
  await using server = await runAgents({
    rules: [onTool('orders__look_up', 'Found.'), use('orders__look_up', { order: '17' })],
    handlers: { orders: slow },
  })
  const first = server.askInline({ actionGroups: [orders] })
  const second = server.askInline({ actionGroups: [orders] })
  const [one, two] = await Promise.allSettled([first, second])
  const told = [one, two].flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
  const refused = [one, two].flatMap(each => (each.status === 'rejected' ? [each.reason] : []))
  expect(told).toEqual([expect.objectContaining({ text: 'Found.' })])
  expect(refused).toEqual([
    expect.objectContaining({
      name: 'ConflictException',
      $metadata: expect.objectContaining({ httpStatusCode: 409 }),
    }),
  ])
  const others = await Promise.all([
    server.askInline({ actionGroups: [orders] }),
    server.askInline({ actionGroups: [orders], sessionId: 'session-2' }),
  ])
  expect(others.map(({ text }) => text)).toEqual(['Found.', 'Found.'])
})

test('a client that leaves in the middle of a turn frees its session, and nothing runs twice', async () => {
  await using server = await runAgents({
    rules: [
      onTool('orders__look_up', { answer: 'Found.', delay: 60_000 }),
      { match: { text: 'Where' }, ...use('orders__look_up', { order: '17' }) },
      { answer: 'Here I am.' },
    ],
    handlers: { orders: answering('"once"') },
  })
  const leaving = new AbortController()
  const { completion } = await server.client.send(
    new InvokeInlineAgentCommand({
      foundationModel,
      instruction,
      actionGroups: [orders],
      sessionId: 'session-1',
      inputText: 'Where is it?',
      enableTrace: true,
    }),
    { abortSignal: leaving.signal },
  )
  const observed: unknown[] = []
  for await (const { trace } of completion ?? []) {
    const observation = trace?.trace?.orchestrationTrace?.observation
    if (observation === undefined) continue
    observed.push(observation.actionGroupInvocationOutput?.text)
    leaving.abort()
    server.client.destroy()
    break
  }
  expect(observed).toEqual(['once'])
  const ask = async (): Promise<Told> => {
    for (;;) {
      const told = await server
        .askInline({ actionGroups: [orders], inputText: 'Hello?' })
        .catch((error: Error) => error)
      if (!(told instanceof Error)) return told
      expect(told.name).toBe('ConflictException')
    }
  }
  const told = await ask()
  expect(told.text).toBe('Here I am.')
  expect(textsOf(told)).toEqual(['Hello?'])
})

test('a session is told on, until it ends', async () => {
  await using server = await runAgents(talk)
  await server.askInline({ inputText: 'One' })
  const second = await server.askInline({ inputText: 'Two' })
  expect(textsOf(second)).toEqual(['One', 'Answer 1.', 'Two'])
  const ended = await server.askInline({ inputText: 'Bye', endSession: true })
  expect(ended).toMatchObject({
    text: "Session is terminated as 'endSession' flag is set in request.",
    traces: [],
  })
  expect(textsOf(await server.askInline({ inputText: 'Three' }))).toEqual(['Three'])
  const { agentId } = await server.store()
  expect(textsOf(await server.ask(agentId, { inputText: 'Four' }))).toEqual(['Four'])
})

test('a session is forgotten when it was left alone for longer than its time to live, on the service clock', async () => {
  await using server = await runAgents(talk)
  const ask = (inputText: string) => server.askInline({ inputText, idleSessionTTLInSeconds: 60 })
  await ask('One')
  server.outcrop.clock.advance(30_000)
  expect(textsOf(await ask('Two'))).toHaveLength(3)
  server.outcrop.clock.advance(61_000)
  expect(textsOf(await ask('Three'))).toEqual(['Three'])
})

test('only as many turns are told as the call says, and of those no steps, where it says so', async () => {
  await using server = await runAgents({
    rules: [onTool('orders__look_up', 'Found.'), use('orders__look_up', { order: '17' })],
    handlers: { orders: answering('"here"') },
  })
  const ask = (inputText: string, promptCreationConfigurations = {}) =>
    server.askInline({ actionGroups: [orders], inputText, promptCreationConfigurations })
  await ask('One')
  await ask('Two')
  expect(textsOf(await ask('Three', { previousConversationTurnsToInclude: 1 }))).toEqual([
    ...['Two', 'toolUse', 'toolResult', 'Found.'],
    'Three',
  ])
  expect(
    textsOf(await ask('Four', { previousConversationTurnsToInclude: 2, excludePreviousThinkingSteps: true })),
  ).toEqual(['Two', 'Found.', 'Three', 'Found.', 'Four'])
  expect(textsOf(await ask('Five', { previousConversationTurnsToInclude: 0 }))).toEqual(['Five'])
})

test('an agent that has lost its tools is not told of their uses', async () => {
  await using server = await runAgents({
    rules: [
      onTool('orders__look_up', 'Found.'),
      { match: { text: 'One' }, ...use('orders__look_up', { order: '17' }) },
      { answer: 'Hm.' },
    ],
    handlers: { orders: answering('"here"') },
  })
  await server.askInline({ actionGroups: [orders], inputText: 'One' })
  expect(textsOf(await server.askInline({ inputText: 'Two' }))).toEqual(['One', 'Found.', 'Two'])
})

test('a history that the call brings is told before a session has turns of its own', async () => {
  await using server = await runAgents(talk)
  const said = (role: 'user' | 'assistant', text: string) => ({ role, content: [{ text }] })
  const conversationHistory = {
    messages: [
      said('assistant', 'Welcome.'),
      said('user', 'Hi'),
      said('assistant', 'Hello'),
      said('user', 'Lost'),
    ],
  }
  const told = await server.askInline({ inputText: 'One', inlineSessionState: { conversationHistory } })
  expect(textsOf(told)).toEqual(['Hi', 'Hello', 'One'])
  const next = await server.askInline({ inputText: 'Two', inlineSessionState: { conversationHistory } })
  expect(textsOf(next)).toEqual(['Hi', 'Hello', 'One', 'Answer 2.', 'Two'])
})

test('files are read by the model, in later turns and after a restart too', async () => {
  await using server = await runAgents({ rules: [{ answer: 'Read.' }, ...talk.rules] })
  const data = Buffer.from('The password is swordfish.')
  const files = [
    {
      name: 'notes.txt',
      useCase: 'CHAT' as const,
      source: { sourceType: 'BYTE_CONTENT' as const, byteContent: { mediaType: 'text/plain', data } },
    },
  ]
  const told = await server.askInline({ inputText: 'One', inlineSessionState: { files } })
  expect(told.text).toBe('Read.')
  const document = { format: 'txt', name: 'notes txt', source: { bytes: '26 bytes' } }
  expect(prompts(told)[0]?.[0]?.content).toEqual([{ text: 'One' }, { document }])
  await server.restart()
  const next = await server.askInline({ inputText: 'Two' })
  expect(next.error).toBeUndefined()
  expect(prompts(next)[0]?.[0]?.content).toEqual([{ text: 'One' }, { document }])
})

const wide = (name: string, size: number) => ({ [name]: 'x'.repeat(size) })

test.each([
  ['too large attributes', { inlineSessionState: { sessionAttributes: wide('a', 30_000) } }],
  [
    'too large attributes of the prompt',
    { inlineSessionState: { promptSessionAttributes: wide('a', 30_000) } },
  ],
  ['no question', { inputText: ' ' }],
  ['a session ID out of form', { sessionId: 'no spaces allowed' }],
  ['a session ID that is too short', { sessionId: 'a' }],
  [
    'results that nobody waits for',
    {
      inlineSessionState: { returnControlInvocationResults: [{ functionResult: { actionGroup: 'orders' } }] },
    },
  ],
])('%s: refused before anything runs, and the session is free', async (_, wrong) => {
  await using server = await runAgents(talk)
  await expect(server.askInline(wrong)).rejects.toMatchObject({
    name: 'ValidationException',
    $metadata: { httpStatusCode: 400 },
  })
  expect((await server.askInline()).text).toBe('Answer 1.')
  expect(server.usage()).toHaveLength(1)
})

test('attributes do not grow from turn to turn without an end', async () => {
  await using server = await runAgents(talk)
  const ask = (name: string) =>
    server.askInline({ inlineSessionState: { sessionAttributes: wide(name, 10_000) } })
  await ask('a')
  await ask('b')
  await expect(ask('c')).rejects.toMatchObject({ name: 'ValidationException' })
})
