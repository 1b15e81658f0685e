import { ListInvocationsCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { startSessionServer } from '../../support/session-server.ts'

test('those of the session, newest first, a page at a time', async () => {
  await using server = await startSessionServer()
  const [id, other] = [await server.createSession(), await server.createSession()]
  const ids: string[] = []
  for (let number = 0; number < 3; number++) ids.unshift(await server.createInvocation(id))
  await server.createInvocation(other)
  const list = (sessionIdentifier: string, nextToken?: string) =>
    server.client.send(new ListInvocationsCommand({ sessionIdentifier, maxResults: 2, nextToken }))
  const first = await list(id)
  const second = await list(id, first.nextToken)
  const listed = [first, second].map(({ invocationSummaries = [] }) =>
    invocationSummaries.map(({ invocationId }) => invocationId),
  )
  expect(listed).toEqual([ids.slice(0, 2), ids.slice(2)])
  expect(second.nextToken).toBeUndefined()
  expect(first.invocationSummaries?.[0]).toMatchObject({ sessionId: id, createdAt: expect.any(Date) })
  await expect(list(other, first.nextToken)).rejects.toMatchObject({ name: 'ValidationException' })
})
