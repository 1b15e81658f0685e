import { ListInvocationStepsCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { putInvocationStep } from '../../../src/operations/bedrock-agent-runtime/put-invocation-step.ts'
import type { RequestContext } from '../../../src/operations/operation.ts'
import { session } from '../../../src/resources/session.ts'
import { sessionInvocation } from '../../../src/resources/session-invocation.ts'
import type { SessionsContext } from '../../../src/sessions/sessions-context.ts'
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

const openSession = async (context: SessionsContext, steps: number) => {
  const { resources } = context
  const { id } = await resources.of(session).create(context, { status: 'ACTIVE', document: { steps } })
  await resources.of(sessionInvocation(id)).create(context, { id: UNKNOWN, status: 'ACTIVE', document: {} })
  const put = (text = 'x', invocationStepId?: string) =>
    putInvocationStep(
      {
        sessionIdentifier: id,
        invocationIdentifier: UNKNOWN,
        invocationStepId,
        invocationStepTime: STEP_TIME,
        payload: { contentBlocks: [{ text }] },
      },
      context as RequestContext,
    )
  const counted = async () => (await resources.of(session).get(context, id)).document.steps
  return { put, counted }
}

test('a thousand steps of a session are enough', async () => {
  await using opened = await openSessions()
  const { put } = await openSession(opened.context, 999)
  expect((await put()).invocationStepId).toMatch(/^[0-9a-f-]{36}$/)
  await expect(put()).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' })
})

test('the same step several times at once is one, and counts once', async () => {
  await using opened = await openSessions()
  const { put, counted } = await openSession(opened.context, 0)
  const put4 = await Promise.all(Array.from({ length: 4 }, () => put('x', UNKNOWN)))
  expect(put4).toEqual(Array.from({ length: 4 }, () => ({ invocationStepId: UNKNOWN })))
  expect(await counted()).toBe(1)
})

test('of different steps with one ID at once, one is kept and counted', async () => {
  await using opened = await openSessions()
  const { put, counted } = await openSession(opened.context, 0)
  const results = await Promise.allSettled(['a', 'b', 'c'].map(text => put(text, UNKNOWN)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(results.flatMap(each => (each.status === 'rejected' ? [each.reason] : []))).toEqual(
    Array.from({ length: 2 }, () => expect.objectContaining({ name: 'ConflictException' })),
  )
  expect(await counted()).toBe(1)
})
