import type {
  GetInvocationStepRequest,
  GetInvocationStepResponse,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { resourceNotFoundException } from '../../errors.ts'
import { invocationStep } from '../../resources/invocation-step.ts'
import { unpackBlocks } from '../../sessions/content-blocks.ts'
import { requireInvocation, requireSession } from '../../sessions/find-sessions.ts'
import type { Operation } from '../operation.ts'

export const getInvocationStep: Operation<GetInvocationStepRequest, GetInvocationStepResponse> = async (
  { sessionIdentifier, invocationIdentifier, invocationStepId },
  context,
) => {
  const { id: sessionId } = await requireSession(sessionIdentifier, context)
  await requireInvocation(sessionId, invocationIdentifier, context)
  const found = await context.resources.of(invocationStep(sessionId)).find(context, invocationStepId)
  if (found === undefined || found.document.invocationId !== invocationIdentifier)
    throw resourceNotFoundException(`The invocation ${invocationIdentifier} has no step ${invocationStepId}.`)
  const { time, blocks } = found.document
  return {
    invocationStep: {
      sessionId,
      invocationId: invocationIdentifier,
      invocationStepId,
      invocationStepTime: new Date(time),
      payload: { contentBlocks: unpackBlocks(blocks) },
    },
  }
}
