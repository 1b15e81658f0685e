import { GetAgentMemoryCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { doesNotExist } from '../../support/agent-server.ts'
import { DAY, MINUTE, startRememberingAgent } from '../../support/remembering-agent.ts'

test('a session that is ended is summarized, and dated by the service clock', async () => {
  await using agent = await startRememberingAgent()
  const { clock } = agent.server.knowledge.outcrop
  const began = clock.now()
  await agent.say('I am Ada.')
  expect(await agent.summaries()).toEqual([])
  clock.advance(MINUTE)
  await agent.say('I like tea.')
  const told = clock.now()
  expect(await agent.end()).toBe("Session is terminated as 'endSession' flag is set in request.")
  const { memoryContents } = await agent.client.send(
    new GetAgentMemoryCommand({ ...agent.at(), memoryId: 'ada', memoryType: 'SESSION_SUMMARY' }),
  )
  expect(memoryContents).toEqual([
    {
      sessionSummary: {
        memoryId: 'ada',
        sessionId: 'first',
        sessionStartTime: expect.any(Date),
        sessionExpiryTime: expect.any(Date),
        summaryText:
          'Summary of <conversation>\nUser: I am Ada.\nAssistant: Heard in turn 1.\nUser: I like tea.\nAssistant: Heard in turn 2.\n</conversation>',
      },
    },
  ])
  const { sessionStartTime, sessionExpiryTime } = memoryContents?.[0]?.sessionSummary ?? {}
  const [start, expiry] = [sessionStartTime?.getTime() ?? 0, sessionExpiryTime?.getTime() ?? 0]
  // What is sent has no milliseconds in it, and less than a minute lies between.
  expect(start).toBeGreaterThanOrEqual(Math.floor(began / 1_000) * 1_000)
  expect(start).toBeLessThan(began + MINUTE)
  expect(expiry).toBeGreaterThanOrEqual(Math.floor(told / 1_000) * 1_000 + 30 * DAY)
  expect(expiry).toBeLessThan(told + MINUTE + 30 * DAY)
})

test('a session that was left alone is summarized when somebody asks', async () => {
  await using agent = await startRememberingAgent()
  const { clock } = agent.server.knowledge.outcrop
  await agent.say('I am Ada.')
  clock.advance(9 * MINUTE)
  expect(await agent.summaries()).toEqual([])
  clock.advance(2 * MINUTE)
  expect(await agent.summaries()).toEqual([expect.stringContaining('User: I am Ada.')])
})

test('pages, newest first, each good for its own memory', async () => {
  await using agent = await startRememberingAgent()
  for (const sessionId of ['one', 'two', 'three']) {
    await agent.say(`This is ${sessionId}.`, { sessionId })
    await agent.end({ sessionId })
  }
  const page = (maxItems: number, nextToken?: string, memoryId = 'ada') =>
    agent.client.send(
      new GetAgentMemoryCommand({
        ...agent.at(),
        memoryId,
        memoryType: 'SESSION_SUMMARY',
        maxItems,
        nextToken,
      }),
    )
  const first = await page(2)
  const second = await page(2, first.nextToken)
  const ids = [first, second].map(({ memoryContents = [] }) =>
    memoryContents.map(({ sessionSummary }) => sessionSummary?.sessionId),
  )
  expect(ids).toEqual([['three', 'two'], ['one']])
  expect(second.nextToken).toBeUndefined()
  await expect(page(2, first.nextToken, 'bob')).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The provided nextToken is invalid.',
  })
})

test('a memory that nobody wrote is empty; an agent or an alias that is not there is refused', async () => {
  await using agent = await startRememberingAgent()
  expect(await agent.summaries('nobody')).toEqual([])
  const of = (agentId: string, agentAliasId: string) =>
    agent.client.send(
      new GetAgentMemoryCommand({ agentId, agentAliasId, memoryId: 'ada', memoryType: 'SESSION_SUMMARY' }),
    )
  await expect(of('ZZZZZZZZZZ', 'TSTALIASID')).rejects.toMatchObject(doesNotExist)
  await expect(of(agent.agentId, 'ZZZZZZZZZZ')).rejects.toMatchObject(doesNotExist)
})

test('an agent that was never prepared, or has no memory, has an empty one', async () => {
  await using agent = await startRememberingAgent('none')
  await agent.say('I am Ada.')
  await agent.end()
  expect(await agent.summaries()).toEqual([])
  const agentId = await agent.server.createAgent()
  const { memoryContents } = await agent.client.send(
    new GetAgentMemoryCommand({
      agentId,
      agentAliasId: 'TSTALIASID',
      memoryId: 'ada',
      memoryType: 'SESSION_SUMMARY',
    }),
  )
  expect(memoryContents).toEqual([])
})
