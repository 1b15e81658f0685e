import {
  CreateAgentAliasCommand,
  UpdateAgentAliasCommand,
  type UpdateAgentAliasCommandInput,
} from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const start = async () => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  const { agentAlias } = await server.agent.send(
    new CreateAgentAliasCommand({ agentId, agentAliasName: 'live' }),
  )
  const agentAliasId = agentAlias?.agentAliasId
  const update = (more: Partial<UpdateAgentAliasCommandInput> = {}) =>
    server.agent.send(new UpdateAgentAliasCommand({ agentId, agentAliasId, agentAliasName: 'live', ...more }))
  return { agentId, update }
}
const to = (agentVersion: string) => ({ routingConfiguration: [{ agentVersion }] })

test('points elsewhere, and remembers where it pointed', async () => {
  const { agentId, update } = await start()
  await server.createAlias(agentId)
  const { agentAlias, $metadata } = await update({
    ...to('2'),
    description: 'New',
    agentAliasName: 'renamed',
  })
  expect($metadata.httpStatusCode).toBe(202)
  expect(agentAlias).toMatchObject({
    ...to('2'),
    agentAliasStatus: 'UPDATING',
    agentAliasName: 'renamed',
    description: 'New',
    agentAliasHistoryEvents: [
      { ...to('1'), startDate: expect.any(Date), endDate: expect.any(Date) },
      { ...to('2'), startDate: expect.any(Date) },
    ],
  })
  expect(agentAlias?.agentAliasHistoryEvents?.[1]?.endDate).toBeUndefined()
  const back = (await update(to('1'))).agentAlias
  expect(back?.agentAliasHistoryEvents).toHaveLength(3)
  await expect(update(to('9'))).rejects.toMatchObject(doesNotExist)
})

test('without a routing configuration it follows what was prepared since', async () => {
  const { agentId, update } = await start()
  expect((await update()).agentAlias).toMatchObject(to('1'))
  await server.prepare(agentId)
  expect((await update()).agentAlias).toMatchObject(to('2'))
  expect((await update()).agentAlias).toMatchObject(to('2'))
})

test('pausing makes no version', async () => {
  const { agentId, update } = await start()
  await server.prepare(agentId)
  expect((await update({ aliasInvocationState: 'REJECT_INVOCATIONS' })).agentAlias).toMatchObject({
    ...to('1'),
    aliasInvocationState: 'REJECT_INVOCATIONS',
  })
})

test('not the built-in one, not one that is not there, not to a taken name', async () => {
  const { agentId, update } = await start()
  await server.createAlias(agentId, { agentAliasName: 'taken' })
  await expect(update({ agentAliasId: 'TSTALIASID' })).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(update({ agentAliasId: 'AAAAAAAAAA' })).rejects.toMatchObject(doesNotExist)
  await expect(update({ agentAliasName: 'taken' })).rejects.toMatchObject({ name: 'ConflictException' })
})
