import { ListTagsForResourceCommand, UntagResourceCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { arnOfSession, startSessionServer } from '../../support/session-server.ts'

test('takes tags from a session', async () => {
  await using server = await startSessionServer()
  const resourceArn = arnOfSession(await server.createSession({ tags: { team: 'a', kind: 'b' } }))
  await server.client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team', 'none'] }))
  const { tags } = await server.client.send(new ListTagsForResourceCommand({ resourceArn }))
  expect(tags).toEqual({ kind: 'b' })
})
