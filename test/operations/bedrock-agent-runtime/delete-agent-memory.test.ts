import { DeleteAgentMemoryCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { doesNotExist } from '../../support/agent-server.ts'
import { type RememberingAgent, startRememberingAgent } from '../../support/remembering-agent.ts'

const tell = async (agent: RememberingAgent, memoryId: string, sessionId: string): Promise<void> => {
  await agent.say(`I am ${memoryId} in ${sessionId}.`, { memoryId, sessionId })
  await agent.end({ memoryId, sessionId })
}

test('one session, one user, all users', async () => {
  await using agent = await startRememberingAgent()
  await tell(agent, 'ada', 'one')
  await tell(agent, 'ada', 'two')
  await tell(agent, 'bob', 'three')
  await tell(agent, 'eve', 'four')
  const forget = (of: { memoryId?: string; sessionId?: string }) =>
    agent.client.send(new DeleteAgentMemoryCommand({ ...agent.at(), ...of }))
  const known = async () => {
    const counts = await Promise.all(['ada', 'bob', 'eve'].map(id => agent.summaries(id)))
    return counts.map(({ length }) => length)
  }
  const { $metadata } = await forget({ memoryId: 'ada', sessionId: 'one' })
  expect($metadata.httpStatusCode).toBe(202)
  expect(await agent.summaries('ada')).toEqual([expect.stringContaining('ada in two')])
  await forget({ memoryId: 'bob' })
  expect(await known()).toEqual([1, 0, 1])
  await forget({ memoryId: 'bob' })
  await forget({})
  expect(await known()).toEqual([0, 0, 0])
})

test('what is forgotten is in no prompt any more', async () => {
  await using agent = await startRememberingAgent()
  await agent.say('I am Ada.')
  await agent.end()
  expect(await agent.say('Who am I?', { sessionId: 'second' })).toBe('You are Ada.')
  await agent.client.send(new DeleteAgentMemoryCommand({ ...agent.at(), memoryId: 'ada' }))
  expect(await agent.say('Who am I?', { sessionId: 'third' })).toBe('I do not know.')
})

test('a session of no memory, and an agent that is not there', async () => {
  await using agent = await startRememberingAgent()
  await expect(
    agent.client.send(new DeleteAgentMemoryCommand({ ...agent.at(), sessionId: 'one' })),
  ).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(
    agent.client.send(
      new DeleteAgentMemoryCommand({ agentId: 'ZZZZZZZZZZ', agentAliasId: 'TSTALIASID', memoryId: 'ada' }),
    ),
  ).rejects.toMatchObject(doesNotExist)
})
