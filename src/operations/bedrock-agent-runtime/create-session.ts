import type { CreateSessionRequest, CreateSessionResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { session } from '../../resources/session.ts'
import { describeSession } from '../../sessions/describe-session.ts'
import { sweepSessions } from '../../sessions/forget-session.ts'
import type { Operation } from '../operation.ts'

export const createSession: Operation<CreateSessionRequest, CreateSessionResponse> = async (
  { sessionMetadata: metadata, encryptionKeyArn, tags = {} },
  context,
) => {
  await sweepSessions(context)
  const created = await context.resources.of(session).create(context, {
    status: 'ACTIVE',
    document: { metadata, encryptionKeyArn, steps: 0 },
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  })
  const { lastUpdatedAt: _, ...described } = describeSession(created, context.clocks.service.now())
  return described
}
