import type { DeleteSessionRequest, DeleteSessionResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { conflictException } from '../../errors.ts'
import { statusOf } from '../../sessions/describe-session.ts'
import { requireSession } from '../../sessions/find-sessions.ts'
import { forgetSession } from '../../sessions/forget-session.ts'
import type { Operation } from '../operation.ts'

export const deleteSession: Operation<DeleteSessionRequest, DeleteSessionResponse> = async (
  { sessionIdentifier },
  context,
) => {
  const found = await requireSession(sessionIdentifier, context)
  // That it cannot be is documented, AWS's sentence is not.
  if (statusOf(found, context.clocks.service.now()) === 'ACTIVE')
    throw conflictException(`The session ${found.id} is ACTIVE: an active session cannot be deleted.`, {
      hint: 'End it first, with EndSession.',
    })
  await forgetSession(found.id, context)
  return {}
}
