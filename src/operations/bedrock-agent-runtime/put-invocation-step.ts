import type {
  PutInvocationStepRequest,
  PutInvocationStepResponse,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { conflictException, serviceQuotaExceededException } from '../../errors.ts'
import { inputHash } from '../../resources/input-hash.ts'
import { type InvocationStep, invocationStep } from '../../resources/invocation-step.ts'
import { packBlocks } from '../../sessions/content-blocks.ts'
import { changeActive, requireInvocation, requireSession } from '../../sessions/find-sessions.ts'
import { MOST_STEPS } from '../../sessions/limits.ts'
import type { Operation } from '../operation.ts'

/** The same step sent again is the same step. */
export const putInvocationStep: Operation<PutInvocationStepRequest, PutInvocationStepResponse> = async (
  { sessionIdentifier, invocationIdentifier, invocationStepId, invocationStepTime, payload },
  context,
) => {
  const { id: sessionId } = await requireSession(sessionIdentifier, context)
  await requireInvocation(sessionId, invocationIdentifier, context)
  const steps = context.resources.of(invocationStep(sessionId))
  const document: InvocationStep = {
    invocationId: invocationIdentifier,
    time: invocationStepTime.toISOString(),
    blocks: packBlocks(payload.contentBlocks ?? []),
  }
  const before = invocationStepId === undefined ? undefined : await steps.find(context, invocationStepId)
  if (before !== undefined) {
    if (inputHash(before.document) === inputHash(document)) return { invocationStepId: before.id }
    throw conflictException(`The session ${sessionId} already has another step ${before.id}.`)
  }
  await changeActive(sessionId, ({ steps: count, ...rest }) => ({ ...rest, steps: oneMore(count) }), context)
  const created = await steps.create(context, {
    ...(invocationStepId !== undefined && { id: invocationStepId }),
    status: 'ACTIVE',
    document,
  })
  return { invocationStepId: created.id }
}

const oneMore = (steps: number): number => {
  if (steps < MOST_STEPS) return steps + 1
  throw serviceQuotaExceededException(`A session can have at most ${MOST_STEPS} invocation steps.`)
}
