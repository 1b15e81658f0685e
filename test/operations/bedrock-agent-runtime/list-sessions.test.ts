import { ListSessionsCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { HOUR, startSessionServer } from '../../support/session-server.ts'

test('ten on a page, newest first, and no old ones', async () => {
  await using server = await startSessionServer()
  await server.createSession()
  server.started.outcrop.clock.advance(31 * 24 * HOUR)
  const ids: string[] = []
  for (let number = 0; number < 12; number++) ids.unshift(await server.createSession())
  const first = await server.client.send(new ListSessionsCommand({}))
  expect(first.sessionSummaries).toHaveLength(10)
  expect(first.sessionSummaries?.[0]).toMatchObject({
    sessionStatus: 'ACTIVE',
    createdAt: expect.any(Date),
    lastUpdatedAt: expect.any(Date),
  })
  const second = await server.client.send(new ListSessionsCommand({ nextToken: first.nextToken }))
  expect(second.nextToken).toBeUndefined()
  const listed = [first, second].flatMap(({ sessionSummaries = [] }) => sessionSummaries)
  expect(listed.map(({ sessionId }) => sessionId)).toEqual(ids)
})
