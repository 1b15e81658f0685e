import { expect, test } from 'vitest'
import { session } from '../../src/resources/session.ts'
import { sessionInvocation } from '../../src/resources/session-invocation.ts'
import { changeActive, isKept, requireInvocation, requireSession } from '../../src/sessions/find-sessions.ts'
import { IDLE_MILLISECONDS, KEPT_MILLISECONDS } from '../../src/sessions/limits.ts'
import { openSessions } from '../support/session-context.ts'

const draft = { status: 'ACTIVE', document: { steps: 0 } }

test('changes at the same time all count', async () => {
  await using opened = await openSessions()
  const { context } = opened
  const { id } = await context.resources.of(session).create(context, draft)
  await Promise.all(
    Array.from({ length: 8 }, () => changeActive(id, ({ steps }) => ({ steps: steps + 1 }), context)),
  )
  expect((await requireSession(id, context)).document.steps).toBe(8)
})

test('what the change itself throws is thrown once', async () => {
  await using opened = await openSessions()
  const { context } = opened
  const { id } = await context.resources.of(session).create(context, draft)
  let runs = 0
  const edit = () => {
    runs += 1
    throw new Error('full')
  }
  await expect(changeActive(id, edit, context)).rejects.toThrow('full')
  expect(runs).toBe(1)
})

test('a session is left alone for an hour and kept for thirty days', async () => {
  await using opened = await openSessions()
  const { context, clock } = opened
  const made = await context.resources.of(session).create(context, draft)
  clock.advance(IDLE_MILLISECONDS + 1)
  await expect(changeActive(made.id, document => document, context)).rejects.toMatchObject({
    name: 'ConflictException',
  })
  expect(isKept(made, context)).toBe(true)
  clock.advance(KEPT_MILLISECONDS)
  expect(isKept(made, context)).toBe(false)
  await expect(requireSession(made.id, context)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('an invocation is of its own session', async () => {
  await using opened = await openSessions()
  const { context } = opened
  const made = await context.resources
    .of(sessionInvocation('one'))
    .create(context, { status: 'ACTIVE', document: {} })
  expect((await requireInvocation('one', made.id, context)).id).toBe(made.id)
  await expect(requireInvocation('two', made.id, context)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})
