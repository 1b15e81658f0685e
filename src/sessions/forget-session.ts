import { BedrockException } from '../errors.ts'
import { invocationStep } from '../resources/invocation-step.ts'
import type { Resources } from '../resources/resource.ts'
import { session } from '../resources/session.ts'
import { sessionInvocation } from '../resources/session-invocation.ts'
import { isKept } from './find-sessions.ts'
import type { SessionsContext } from './sessions-context.ts'

/** How many old sessions are looked at when a new one begins. */
const SWEPT = 5

/** With its invocations and their steps. */
export const forgetSession = async (id: string, context: SessionsContext): Promise<void> => {
  await context.resources.of(session).delete(context, id).catch(unlessGone)
  await clear(context.resources.of(invocationStep(id)), context)
  await clear(context.resources.of(sessionInvocation(id)), context)
}

const clear = async <Document>(all: Resources<Document>, context: SessionsContext): Promise<void> => {
  for (;;) {
    // One after the other: a step may have many megabytes.
    const { items } = await all.list(context, { maxResults: 1 })
    if (items.length === 0) return
    for (const { id } of items) await all.delete(context, id).catch(unlessGone)
  }
}

/** Another request may forget the same session. */
const unlessGone = (error: unknown): void => {
  if (!(error instanceof BedrockException && error.name === 'ResourceNotFoundException')) throw error
}

/** Those at the head are the oldest: what nobody can read any more does not stay on the disk. */
export const sweepSessions = async (context: SessionsContext): Promise<void> => {
  const { items } = await context.resources
    .of(session)
    .list(context, { order: 'ascending', maxResults: SWEPT })
  for (const old of items) if (!isKept(old, context)) await forgetSession(old.id, context)
}
