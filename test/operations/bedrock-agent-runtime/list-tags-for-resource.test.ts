import { ListTagsForResourceCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { arnOfSession, startSessionServer, UNKNOWN } from '../../support/session-server.ts'

test('none, and not of a session that is not there', async () => {
  await using server = await startSessionServer()
  const list = (id: string) =>
    server.client.send(new ListTagsForResourceCommand({ resourceArn: arnOfSession(id) }))
  expect((await list(await server.createSession())).tags).toEqual({})
  await expect(list(UNKNOWN)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
