import {
  EndSessionCommand,
  GetSessionCommand,
  UpdateSessionCommand,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { HOUR, startSessionServer, UNKNOWN } from '../../support/session-server.ts'

test('metadata takes the place of what was there', async () => {
  await using server = await startSessionServer()
  const id = await server.createSession({ sessionMetadata: { user: 'ada', device: 'phone' } })
  const update = (sessionMetadata?: Record<string, string>) =>
    server.client.send(new UpdateSessionCommand({ sessionIdentifier: id, sessionMetadata }))
  const metadata = async () =>
    (await server.client.send(new GetSessionCommand({ sessionIdentifier: id }))).sessionMetadata
  expect(await update()).toMatchObject({ sessionId: id, sessionStatus: 'ACTIVE' })
  expect(await metadata()).toEqual({ user: 'ada', device: 'phone' })
  await update({ user: 'bob' })
  expect(await metadata()).toEqual({ user: 'bob' })
})

test('a session in use does not expire; one that is over cannot be changed', async () => {
  await using server = await startSessionServer()
  const { clock } = server.started.outcrop
  const id = await server.createSession()
  const update = (sessionIdentifier: string) =>
    server.client.send(new UpdateSessionCommand({ sessionIdentifier, sessionMetadata: {} }))
  clock.advance(HOUR - 60_000)
  await update(id)
  clock.advance(HOUR - 60_000)
  expect(await update(id)).toMatchObject({ sessionStatus: 'ACTIVE' })
  clock.advance(HOUR + 60_000)
  await expect(update(id)).rejects.toMatchObject({
    name: 'ConflictException',
    message: `The session ${id} is EXPIRED: only an ACTIVE session can be changed.`,
  })
  const other = await server.createSession()
  await server.client.send(new EndSessionCommand({ sessionIdentifier: other }))
  await expect(update(other)).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(update(UNKNOWN)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
