import type { ListSessionsRequest, ListSessionsResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { session } from '../../resources/session.ts'
import { describeSession } from '../../sessions/describe-session.ts'
import { isKept } from '../../sessions/find-sessions.ts'
import { PAGE } from '../../sessions/limits.ts'
import type { Operation } from '../operation.ts'

/** Newest first. */
export const listSessions: Operation<ListSessionsRequest, ListSessionsResponse> = async (
  { maxResults = PAGE, nextToken },
  context,
) => {
  const page = await context.resources
    .of(session)
    .list(context, { maxResults, nextToken, where: each => isKept(each, context) })
  const now = context.clocks.service.now()
  return {
    sessionSummaries: page.items.map(each => describeSession(each, now)),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}
