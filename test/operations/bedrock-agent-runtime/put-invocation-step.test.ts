import { ListInvocationStepsCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { putInvocationStep } from '../../../src/operations/bedrock-agent-runtime/put-invocation-step.ts'
import type { RequestContext } from '../../../src/operations/operation.ts'
import { session } from '../../../src/resources/session.ts'
import { sessionInvocation } from '../../../src/resources/session-invocation.ts'
import { openSessions } from '../../support/session-context.ts'
import { STEP_TIME, startSessionServer, UNKNOWN } from '../../support/session-server.ts'

test('the same step twice is one; another with its ID is refused', async () => {
  await using server = await startSessionServer()
  const id = await server.createSession()
  const invocation = await server.createInvocation(id)
  const put = (text: string) => server.putStep(id, invocation, text, { invocationStepId: UNKNOWN })
  expect(await put('Hello')).toBe(UNKNOWN)
  expect(await put('Hello')).toBe(UNKNOWN)
  await expect(put('Goodbye')).rejects.toMatchObject({
    name: 'ConflictException',
    $metadata: { httpStatusCode: 409 },
  })
  const { invocationStepSummaries } = await server.client.send(
    new ListInvocationStepsCommand({ sessionIdentifier: id }),
  )
  expect(invocationStepSummaries).toHaveLength(1)
  await expect(server.putStep(id, UNKNOWN, 'Hello')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

test('steps that come at once are all kept', async () => {
  await using server = await startSessionServer()
  const id = await server.createSession()
  const invocation = await server.createInvocation(id)
  const texts = Array.from({ length: 12 }, (_, number) => `${number}`)
  const ids = await Promise.all(texts.map(text => server.putStep(id, invocation, text)))
  const { invocationStepSummaries = [] } = await server.client.send(
    new ListInvocationStepsCommand({ sessionIdentifier: id, maxResults: 100 }),
  )
  const kept = invocationStepSummaries.map(({ invocationStepId }) => invocationStepId)
  expect(kept.toSorted()).toEqual(ids.toSorted())
})

test('a thousand steps of a session are enough', async () => {
  await using opened = await openSessions()
  const { context } = opened
  const { id } = await context.resources
    .of(session)
    .create(context, { status: 'ACTIVE', document: { steps: 999 } })
  await context.resources
    .of(sessionInvocation(id))
    .create(context, { id: UNKNOWN, status: 'ACTIVE', document: {} })
  const put = () =>
    putInvocationStep(
      {
        sessionIdentifier: id,
        invocationIdentifier: UNKNOWN,
        invocationStepTime: STEP_TIME,
        payload: { contentBlocks: [{ text: 'x' }] },
      },
      context as RequestContext,
    )
  expect((await put()).invocationStepId).toMatch(/^[0-9a-f-]{36}$/)
  await expect(put()).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' })
})
