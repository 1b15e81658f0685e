import { ListInvocationStepsCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { STEP_TIME, startSessionServer, UNKNOWN } from '../../support/session-server.ts'

test('of an invocation or of all of them, the last one first', async () => {
  await using server = await startSessionServer()
  const id = await server.createSession()
  const [one, two] = [await server.createInvocation(id), await server.createInvocation(id)]
  const steps = [
    await server.putStep(id, one, 'a'),
    await server.putStep(id, two, 'b'),
    await server.putStep(id, one, 'c'),
  ]
  const list = (invocationIdentifier?: string, maxResults?: number, nextToken?: string) =>
    server.client.send(
      new ListInvocationStepsCommand({ sessionIdentifier: id, invocationIdentifier, maxResults, nextToken }),
    )
  const ids = ({ invocationStepSummaries = [] }: Awaited<ReturnType<typeof list>>) =>
    invocationStepSummaries.map(({ invocationStepId }) => invocationStepId)
  expect(ids(await list())).toEqual(steps.toReversed())
  expect(ids(await list(one))).toEqual([steps[2], steps[0]])
  const first = await list(one, 1)
  expect(ids(first)).toEqual([steps[2]])
  expect(ids(await list(one, 1, first.nextToken))).toEqual([steps[0]])
  expect(first.invocationStepSummaries?.[0]).toEqual({
    sessionId: id,
    invocationId: one,
    invocationStepId: steps[2],
    invocationStepTime: STEP_TIME,
  })
  await expect(list(UNKNOWN)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
