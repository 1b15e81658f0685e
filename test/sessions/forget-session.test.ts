import { expect, test } from 'vitest'
import { invocationStep } from '../../src/resources/invocation-step.ts'
import { session } from '../../src/resources/session.ts'
import { sessionInvocation } from '../../src/resources/session-invocation.ts'
import { forgetSession, sweepSessions } from '../../src/sessions/forget-session.ts'
import { KEPT_MILLISECONDS } from '../../src/sessions/limits.ts'
import type { SessionsContext } from '../../src/sessions/sessions-context.ts'
import { openSessions } from '../support/session-context.ts'

const make = async (context: SessionsContext): Promise<string> => {
  const { resources } = context
  const { id } = await resources.of(session).create(context, { status: 'ACTIVE', document: { steps: 0 } })
  const invocation = await resources
    .of(sessionInvocation(id))
    .create(context, { status: 'ACTIVE', document: {} })
  for (let number = 0; number < 3; number++)
    await resources.of(invocationStep(id)).create(context, {
      status: 'ACTIVE',
      document: { invocationId: invocation.id, time: '2026-10-01T00:00:00.000Z', blocks: [] },
    })
  return id
}

const counts = async (id: string, context: SessionsContext) =>
  Promise.all([
    context.resources.of(session).list(context),
    context.resources.of(sessionInvocation(id)).list(context),
    context.resources.of(invocationStep(id)).list(context),
  ]).then(pages => pages.map(({ items }) => items.length))

test('all that a session holds goes with it, and nothing of another', async () => {
  await using opened = await openSessions()
  const { context } = opened
  const [one, two] = [await make(context), await make(context)]
  await forgetSession(one, context)
  expect(await counts(one, context)).toEqual([1, 0, 0])
  expect(await counts(two, context)).toEqual([1, 1, 3])
})

test('what is too old to be read goes from the disk', async () => {
  await using opened = await openSessions()
  const { context, clock } = opened
  const old = await make(context)
  clock.advance(KEPT_MILLISECONDS + 1)
  const young = await make(context)
  await sweepSessions(context)
  expect(await counts(old, context)).toEqual([1, 0, 0])
  expect(await counts(young, context)).toEqual([1, 1, 3])
})

test('who comes upon the same old sessions at once takes no harm', async () => {
  await using opened = await openSessions()
  const { context, clock } = opened
  const old = [await make(context), await make(context)]
  clock.advance(KEPT_MILLISECONDS + 1)
  await Promise.all(Array.from({ length: 4 }, () => sweepSessions(context)))
  for (const id of old) expect(await counts(id, context)).toEqual([0, 0, 0])
})
