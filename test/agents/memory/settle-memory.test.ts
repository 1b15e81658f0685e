import { expect, test } from 'vitest'
import type { PartialConfig } from '../../../src/config.ts'
import { MINUTE, REMEMBERS, startRememberingAgent } from '../../support/remembering-agent.ts'

const scripted = (...rules: object[]): PartialConfig =>
  ({
    backends: { model: { type: 'scripted', rules: [...rules, { answer: 'Heard.' }] } },
    models: [{ model: '*', backends: ['model'] }],
  }) as PartialConfig

const busyOnce = scripted({
  match: { text: '<conversation>' },
  sequence: [{ error: 'ModelErrorException' }, 'Ada likes tea.'],
})

test('a summary that fails fails no call, and is tried again a minute later', async () => {
  await using agent = await startRememberingAgent(REMEMBERS, busyOnce)
  const { clock } = agent.server.knowledge.outcrop
  await agent.say('I am Ada, and like tea.')
  expect(await agent.end()).toMatch(/^Session is terminated/)
  expect(await agent.summaries()).toEqual([])
  expect(await agent.say('Hello.', { sessionId: 'second' })).toBe('Heard.')
  expect(await agent.summaries()).toEqual([])
  clock.advance(2 * MINUTE)
  expect(await agent.summaries()).toEqual(['Ada likes tea.'])
})

test('calls that come at once summarize once', async () => {
  await using agent = await startRememberingAgent()
  await agent.say('I am Ada.')
  agent.server.knowledge.outcrop.clock.advance(11 * MINUTE)
  const all = await Promise.all(Array.from({ length: 5 }, () => agent.summaries()))
  expect(all.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1])
})

test('a model that says nothing leaves nothing', async () => {
  await using agent = await startRememberingAgent(
    REMEMBERS,
    scripted({ match: { text: '<conversation>' }, answer: ' ' }),
  )
  await agent.say('I am Ada.')
  await agent.end()
  expect(await agent.summaries()).toEqual([])
})

test('of many sessions that are over at once, all are remembered', async () => {
  await using agent = await startRememberingAgent()
  for (let session = 10; session < 24; session += 1)
    await agent.say('I am Ada.', { sessionId: `session-${session}` })
  agent.server.knowledge.outcrop.clock.advance(11 * MINUTE)
  expect(await agent.summaries()).toHaveLength(14)
})
