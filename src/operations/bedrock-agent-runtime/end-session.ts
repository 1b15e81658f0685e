import type { EndSessionRequest, EndSessionResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { session } from '../../resources/session.ts'
import { requireSession } from '../../sessions/find-sessions.ts'
import type { Operation } from '../operation.ts'

/** What it holds can still be read. One that is over already stays so. */
export const endSession: Operation<EndSessionRequest, EndSessionResponse> = async (
  { sessionIdentifier },
  context,
) => {
  const { id, arn, status } = await requireSession(sessionIdentifier, context)
  if (status !== 'ENDED') await context.resources.of(session).update(context, id, { status: 'ENDED' })
  return { sessionId: id, sessionArn: arn, sessionStatus: 'ENDED' }
}
