import { ListTagsForResourceCommand, TagResourceCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { arnOfSession, startSessionServer } from '../../support/session-server.ts'

test('tags of a session are added and changed, fifty at most', async () => {
  await using server = await startSessionServer()
  const resourceArn = arnOfSession(await server.createSession({ tags: { team: 'a' } }))
  const tag = (tags: Record<string, string>) =>
    server.client.send(new TagResourceCommand({ resourceArn, tags }))
  await tag({ team: 'b', kind: '' })
  const { tags } = await server.client.send(new ListTagsForResourceCommand({ resourceArn }))
  expect(tags).toEqual({ team: 'b', kind: '' })
  await expect(
    tag(Object.fromEntries(Array.from({ length: 49 }, (_, number) => [`k${number}`, '']))),
  ).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' })
})
