import { expect, test } from 'vitest'
import { remembers } from '../../../src/agents/memory/recall.ts'
import { DAY, MINUTE, REMEMBERS, startRememberingAgent } from '../../support/remembering-agent.ts'

test('a new session knows what earlier ones said, of its own user only', async () => {
  await using agent = await startRememberingAgent()
  await agent.say('I am Ada.')
  await agent.end()
  await agent.say('I am Bob.', { memoryId: 'bob' })
  await agent.end({ memoryId: 'bob' })
  const ask = (memoryId: string | undefined, sessionId: string) =>
    agent.say('Who am I?', { memoryId, sessionId })
  expect(await ask('ada', 'second')).toBe('You are Ada.')
  expect(await ask('bob', 'third')).toBe('You are Bob.')
  expect(await ask('eve', 'fourth')).toBe('I do not know.')
  expect(await ask(undefined, 'fifth')).toBe('I do not know.')
})

test('a turn without memoryId is not remembered', async () => {
  await using agent = await startRememberingAgent()
  await agent.say('I am Ada.', { memoryId: undefined })
  await agent.end()
  expect(await agent.summaries()).toEqual([])
  await agent.say('I like tea.', { memoryId: undefined })
  await agent.say('I am Ada.')
  await agent.end({ memoryId: undefined })
  const [summary] = await agent.summaries()
  expect(summary).toContain('I am Ada.')
  expect(summary).not.toContain('tea')
})

test('a session is forgotten after its idle time, and remembered by its summary', async () => {
  await using agent = await startRememberingAgent()
  const { clock } = agent.server.knowledge.outcrop
  expect(await agent.say('I am Ada.')).toBe('Heard in turn 1.')
  clock.advance(9 * MINUTE)
  expect(await agent.say('I like tea.')).toBe('Heard in turn 2.')
  clock.advance(11 * MINUTE)
  expect(await agent.say('Who am I?')).toBe('You are Ada.')
  expect(await agent.say('And now?')).toBe('Heard in turn 2.')
  expect(await agent.summaries()).toHaveLength(1)
})

test('a session and a memory survive a restart', async () => {
  await using agent = await startRememberingAgent()
  await agent.say('I am Ada.')
  await agent.restart()
  expect(await agent.say('I like tea.')).toBe('Heard in turn 2.')
  await agent.end()
  await agent.restart()
  expect(await agent.summaries()).toEqual([expect.stringMatching(/Ada[\s\S]*tea/)])
  expect(await agent.say('Who am I?', { sessionId: 'second' })).toBe('You are Ada.')
})

test('memory ends after its storage days', async () => {
  await using agent = await startRememberingAgent({ ...REMEMBERS, storageDays: 2 })
  const { clock } = agent.server.knowledge.outcrop
  await agent.say('I am Ada.')
  await agent.end()
  clock.advance(2 * DAY - MINUTE)
  expect(await agent.say('Who am I?', { sessionId: 'second' })).toBe('You are Ada.')
  clock.advance(2 * MINUTE)
  expect(await agent.say('Who am I?', { sessionId: 'third', memoryId: 'ada' })).toBe('I do not know.')
})

test('no more of them than the agent says', async () => {
  await using agent = await startRememberingAgent({
    ...REMEMBERS,
    sessionSummaryConfiguration: { maxRecentSessions: 1 },
  })
  await agent.say('I am Ada.')
  await agent.end()
  expect(await agent.say('Who am I?', { sessionId: 'second' })).toBe('You are Ada.')
  await agent.end({ sessionId: 'second' })
  expect(await agent.summaries()).toHaveLength(2)
  await agent.say('It rains.', { sessionId: 'third' })
  await agent.end({ sessionId: 'third' })
  expect(await agent.say('Who am I?', { sessionId: 'fourth' })).toBe('I do not know.')
})

test.each([
  [undefined, false],
  [{ enabledMemoryTypes: [] }, false],
  [REMEMBERS, true],
])('an agent with %j remembers: %s', (memory, expected) => {
  expect(remembers({ memory } as Parameters<typeof remembers>[0])).toBe(expected)
})
