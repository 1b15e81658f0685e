import type { ListInvocationsRequest, ListInvocationsResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { sessionInvocation } from '../../resources/session-invocation.ts'
import { requireSession } from '../../sessions/find-sessions.ts'
import { PAGE } from '../../sessions/limits.ts'
import type { Operation } from '../operation.ts'

/** Newest first. */
export const listInvocations: Operation<ListInvocationsRequest, ListInvocationsResponse> = async (
  { sessionIdentifier, maxResults = PAGE, nextToken },
  context,
) => {
  const { id: sessionId } = await requireSession(sessionIdentifier, context)
  const page = await context.resources
    .of(sessionInvocation(sessionId))
    .list(context, { maxResults, nextToken })
  return {
    invocationSummaries: page.items.map(({ id, createdAt }) => ({ sessionId, invocationId: id, createdAt })),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}
