import { CreateInvocationCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { arnOfSession, startSessionServer, UNKNOWN } from '../../support/session-server.ts'

test("with an ID of the caller's, or a new one; an ID is good once in a session", async () => {
  await using server = await startSessionServer()
  const id = await server.createSession()
  const create = (invocationId?: string, sessionIdentifier = id) =>
    server.client.send(
      new CreateInvocationCommand({ sessionIdentifier, invocationId, description: 'The first' }),
    )
  const { invocationId, sessionId, createdAt, $metadata } = await create()
  expect($metadata.httpStatusCode).toBe(201)
  expect([sessionId, createdAt]).toEqual([id, expect.any(Date)])
  expect(invocationId).toMatch(/^[0-9a-f-]{36}$/)
  expect((await create(UNKNOWN, arnOfSession(id))).invocationId).toBe(UNKNOWN)
  await expect(create(UNKNOWN)).rejects.toMatchObject({
    name: 'ConflictException',
    $metadata: { httpStatusCode: 409 },
  })
  const other = await server.createSession()
  expect((await create(UNKNOWN, other)).sessionId).toBe(other)
  await expect(create(undefined, UNKNOWN)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
