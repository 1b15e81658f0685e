import type { CreateInvocationRequest, CreateInvocationResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { conflictException } from '../../errors.ts'
import { sessionInvocation } from '../../resources/session-invocation.ts'
import { changeActive } from '../../sessions/find-sessions.ts'
import type { Operation } from '../operation.ts'

/** An ID that is taken is a ConflictException: LangGraph's saver relies on it. */
export const createInvocation: Operation<CreateInvocationRequest, CreateInvocationResponse> = async (
  { sessionIdentifier, invocationId, description },
  context,
) => {
  const { id: sessionId } = await changeActive(sessionIdentifier, document => document, context)
  const invocations = context.resources.of(sessionInvocation(sessionId))
  if (invocationId !== undefined && (await invocations.find(context, invocationId)) !== undefined)
    throw conflictException(`The session ${sessionId} already has an invocation ${invocationId}.`)
  const created = await invocations.create(context, {
    ...(invocationId !== undefined && { id: invocationId }),
    status: 'ACTIVE',
    document: { description },
  })
  return { sessionId, invocationId: created.id, createdAt: created.createdAt }
}
