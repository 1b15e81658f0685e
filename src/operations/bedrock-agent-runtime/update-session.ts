import type { UpdateSessionRequest, UpdateSessionResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { describeSession } from '../../sessions/describe-session.ts'
import { changeActive } from '../../sessions/find-sessions.ts'
import type { Operation } from '../operation.ts'

/** The metadata takes the place of what was there; where it is not named, it stays. */
export const updateSession: Operation<UpdateSessionRequest, UpdateSessionResponse> = async (
  { sessionIdentifier, sessionMetadata: metadata },
  context,
) => {
  const changed = await changeActive(
    sessionIdentifier,
    document => (metadata === undefined ? document : { ...document, metadata }),
    context,
  )
  return describeSession(changed, context.clocks.service.now())
}
