import { EndSessionCommand, GetInvocationStepCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { arnOfSession, startSessionServer, UNKNOWN } from '../../support/session-server.ts'

test('nothing can be added, and what is there can be read', async () => {
  await using server = await startSessionServer()
  const id = await server.createSession()
  const invocation = await server.createInvocation(id)
  const step = await server.putStep(id, invocation, 'Hello')
  const end = (sessionIdentifier: string) => server.client.send(new EndSessionCommand({ sessionIdentifier }))
  const ended = { sessionId: id, sessionArn: arnOfSession(id), sessionStatus: 'ENDED' }
  expect(await end(id)).toMatchObject(ended)
  expect(await end(arnOfSession(id))).toMatchObject(ended)
  const refused = { name: 'ConflictException', $metadata: { httpStatusCode: 409 } }
  await expect(server.createInvocation(id)).rejects.toMatchObject(refused)
  await expect(server.putStep(id, invocation, 'More')).rejects.toMatchObject(refused)
  const { invocationStep } = await server.client.send(
    new GetInvocationStepCommand({
      sessionIdentifier: id,
      invocationIdentifier: invocation,
      invocationStepId: step,
    }),
  )
  expect(invocationStep?.payload?.contentBlocks).toEqual([{ text: 'Hello' }])
  await expect(end(UNKNOWN)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
