import { GetSessionCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { arnOfSession, HOUR, startSessionServer, UNKNOWN } from '../../support/session-server.ts'

test('by its ID and by its ARN, until it is too old', async () => {
  await using server = await startSessionServer()
  const { clock } = server.started.outcrop
  const id = await server.createSession()
  const get = (sessionIdentifier: string) => server.client.send(new GetSessionCommand({ sessionIdentifier }))
  const { $metadata: _, ...byId } = await get(id)
  const { $metadata: __, ...byArn } = await get(arnOfSession(id))
  expect(byArn).toEqual(byId)
  expect(byId).toEqual({
    sessionId: id,
    sessionArn: arnOfSession(id),
    sessionStatus: 'ACTIVE',
    createdAt: expect.any(Date),
    lastUpdatedAt: expect.any(Date),
  })
  clock.advance(HOUR + 60_000)
  expect(await get(id)).toMatchObject({ sessionStatus: 'EXPIRED' })
  clock.advance(30 * 24 * HOUR)
  await expect(get(id)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test.each([
  ['an ID that nothing has', UNKNOWN, 'ResourceNotFoundException'],
  [
    'the ARN of another account',
    arnOfSession(UNKNOWN).replace('123456789012', '210987654321'),
    'ResourceNotFoundException',
  ],
  ['no ID at all', 'mine', 'ValidationException'],
])('%s', async (_, sessionIdentifier, name) => {
  await using server = await startSessionServer()
  await expect(server.client.send(new GetSessionCommand({ sessionIdentifier }))).rejects.toMatchObject({
    name,
  })
})
