import {
  DeleteSessionCommand,
  EndSessionCommand,
  GetSessionCommand,
  ListInvocationsCommand,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { HOUR, startSessionServer, UNKNOWN } from '../../support/session-server.ts'

test('only one that is ended or has expired, with all that it holds', async () => {
  await using server = await startSessionServer()
  const [ended, expired] = [await server.createSession(), await server.createSession()]
  const remove = (sessionIdentifier: string) =>
    server.client.send(new DeleteSessionCommand({ sessionIdentifier }))
  await server.putStep(ended, await server.createInvocation(ended), 'Hello')
  await expect(remove(ended)).rejects.toMatchObject({
    name: 'ConflictException',
    $metadata: { httpStatusCode: 409 },
  })
  await server.client.send(new EndSessionCommand({ sessionIdentifier: ended }))
  await remove(ended)
  const gone = { name: 'ResourceNotFoundException' }
  await expect(server.client.send(new GetSessionCommand({ sessionIdentifier: ended }))).rejects.toMatchObject(
    gone,
  )
  await expect(
    server.client.send(new ListInvocationsCommand({ sessionIdentifier: ended })),
  ).rejects.toMatchObject(gone)
  await expect(remove(ended)).rejects.toMatchObject(gone)
  await expect(remove(UNKNOWN)).rejects.toMatchObject(gone)
  server.started.outcrop.clock.advance(HOUR + 60_000)
  await remove(expired)
})
