import type { GetSessionRequest, GetSessionResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { describeSession } from '../../sessions/describe-session.ts'
import { requireSession } from '../../sessions/find-sessions.ts'
import type { Operation } from '../operation.ts'

export const getSession: Operation<GetSessionRequest, GetSessionResponse> = async (
  { sessionIdentifier },
  context,
) => {
  const found = await requireSession(sessionIdentifier, context)
  const { metadata, encryptionKeyArn } = found.document
  return {
    ...describeSession(found, context.clocks.service.now()),
    ...(metadata !== undefined && { sessionMetadata: { ...metadata } }),
    ...(encryptionKeyArn !== undefined && { encryptionKeyArn }),
  }
}
