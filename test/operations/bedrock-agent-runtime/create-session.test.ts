import {
  CreateSessionCommand,
  GetSessionCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { arnOfSession, startSessionServer } from '../../support/session-server.ts'

const encryptionKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'

test('a session of metadata, a key and tags', async () => {
  await using server = await startSessionServer()
  const created = await server.client.send(
    new CreateSessionCommand({ sessionMetadata: { user: 'ada' }, encryptionKeyArn, tags: { team: 'a' } }),
  )
  const { sessionId = '', sessionArn } = created
  expect(created).toMatchObject({ sessionStatus: 'ACTIVE', createdAt: expect.any(Date) })
  expect(created.$metadata.httpStatusCode).toBe(201)
  expect(sessionId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(sessionArn).toBe(arnOfSession(sessionId))
  const found = await server.client.send(new GetSessionCommand({ sessionIdentifier: sessionId }))
  expect(found).toMatchObject({ sessionMetadata: { user: 'ada' }, encryptionKeyArn })
  const { tags } = await server.client.send(new ListTagsForResourceCommand({ resourceArn: sessionArn }))
  expect(tags).toEqual({ team: 'a' })
})

test.each([
  ['51 entries', Object.fromEntries(Array.from({ length: 51 }, (_, number) => [`k${number}`, 'v']))],
  ['a key of 101 characters', { ['k'.repeat(101)]: 'v' }],
  ['a value of 5,001 characters', { k: 'v'.repeat(5_001) }],
])('metadata of %s is refused', async (_, sessionMetadata) => {
  await using server = await startSessionServer()
  await expect(server.createSession({ sessionMetadata })).rejects.toMatchObject({
    name: 'ValidationException',
  })
})
