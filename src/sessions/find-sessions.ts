import { BedrockException, conflictException, resourceNotFoundException } from '../errors.ts'
import type { Resource } from '../resources/resource.ts'
import { type Session, session } from '../resources/session.ts'
import { type SessionInvocation, sessionInvocation } from '../resources/session-invocation.ts'
import { statusOf } from './describe-session.ts'
import { KEPT_MILLISECONDS } from './limits.ts'
import type { SessionsContext } from './sessions-context.ts'

const MOST_TRIES = 20

export const isKept = ({ createdAt }: Resource<unknown>, { clocks }: SessionsContext): boolean =>
  clocks.service.now() - createdAt.getTime() <= KEPT_MILLISECONDS

/** @param identifier an ID or an ARN. @throws ResourceNotFoundException */
export const requireSession = async (
  identifier: string,
  context: SessionsContext,
): Promise<Resource<Session>> => {
  const found = await context.resources.of(session).find(context, identifier)
  if (found !== undefined && isKept(found, context)) return found
  // AWS's sentence is not known.
  throw resourceNotFoundException(`The session ${identifier} does not exist.`, {
    hint: 'It was deleted, is older than 30 days, or belongs to another account or Region.',
  })
}

/** @throws ResourceNotFoundException */
export const requireInvocation = async (
  sessionId: string,
  invocationId: string,
  context: SessionsContext,
): Promise<Resource<SessionInvocation>> => {
  const found = await context.resources.of(sessionInvocation(sessionId)).find(context, invocationId)
  if (found !== undefined) return found
  throw resourceNotFoundException(`The session ${sessionId} has no invocation ${invocationId}.`, {
    hint: 'CreateInvocation makes one.',
  })
}

/**
 * Changes a session that goes on: its time to be left alone begins anew.
 *
 * @throws ResourceNotFoundException, ConflictException for one that is ended or has expired.
 */
export const changeActive = async (
  identifier: string,
  edit: (document: Session) => Session,
  context: SessionsContext,
): Promise<Resource<Session>> => {
  for (let tries = 1; ; tries++) {
    const found = await requireSession(identifier, context)
    const status = statusOf(found, context.clocks.service.now())
    // AWS says only that nothing can be added to a session that has ended.
    if (status !== 'ACTIVE')
      throw conflictException(`The session ${found.id} is ${status}: only an ACTIVE session can be changed.`)
    const document = edit(found.document)
    try {
      return await context.resources.of(session).update(context, found.id, { document }, found.revision)
    } catch (error) {
      // Another change came between.
      const mayRetry = error instanceof BedrockException && error.name === 'ConflictException'
      if (!mayRetry || tries === MOST_TRIES) throw error
    }
  }
}
