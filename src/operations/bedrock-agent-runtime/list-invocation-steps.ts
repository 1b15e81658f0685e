import type {
  ListInvocationStepsRequest,
  ListInvocationStepsResponse,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { invocationStep } from '../../resources/invocation-step.ts'
import { requireInvocation, requireSession } from '../../sessions/find-sessions.ts'
import { PAGE } from '../../sessions/limits.ts'
import type { Operation } from '../operation.ts'

/** Of one invocation, or of the whole session; the last one that was put comes first: LangGraph's saver relies on it. */
export const listInvocationSteps: Operation<ListInvocationStepsRequest, ListInvocationStepsResponse> = async (
  { sessionIdentifier, invocationIdentifier, maxResults = PAGE, nextToken },
  context,
) => {
  const { id: sessionId } = await requireSession(sessionIdentifier, context)
  if (invocationIdentifier !== undefined) await requireInvocation(sessionId, invocationIdentifier, context)
  const page = await context.resources.of(invocationStep(sessionId)).list(context, {
    maxResults,
    nextToken,
    ...(invocationIdentifier !== undefined && {
      where: ({ document }) => document.invocationId === invocationIdentifier,
    }),
  })
  return {
    invocationStepSummaries: page.items.map(({ id, document: { invocationId, time } }) => ({
      sessionId,
      invocationId,
      invocationStepId: id,
      invocationStepTime: new Date(time),
    })),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}
