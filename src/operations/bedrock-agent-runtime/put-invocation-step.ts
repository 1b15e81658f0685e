import type {
  PutInvocationStepRequest,
  PutInvocationStepResponse,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { conflictException, serviceQuotaExceededException } from '../../errors.ts'
import { inputHash } from '../../resources/input-hash.ts'
import { type InvocationStep, invocationStep } from '../../resources/invocation-step.ts'
import type { Draft } from '../../resources/resource.ts'
import { packBlocks } from '../../sessions/content-blocks.ts'
import { changeActive, requireInvocation, requireSession } from '../../sessions/find-sessions.ts'
import { MOST_STEPS } from '../../sessions/limits.ts'
import type { SessionsContext } from '../../sessions/sessions-context.ts'
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
  const sentBefore = async (): Promise<PutInvocationStepResponse | undefined> => {
    const before = invocationStepId === undefined ? undefined : await steps.find(context, invocationStepId)
    if (before === undefined) return undefined
    if (inputHash(before.document) === inputHash(document)) return { invocationStepId: before.id }
    throw conflictException(`The session ${sessionId} already has another step ${before.id}.`)
  }
  const before = await sentBefore()
  if (before !== undefined) return before
  try {
    const draft = { ...(invocationStepId !== undefined && { id: invocationStepId }), document }
    return { invocationStepId: await addStep(sessionId, draft, context) }
  } catch (error) {
    // The same step may have come at the same time.
    const meanwhile = await sentBefore()
    if (meanwhile !== undefined) return meanwhile
    throw error
  }
}

/** Counted first: steps that come at once are never more than a session can have. */
const addStep = async (
  sessionId: string,
  draft: Pick<Draft<InvocationStep>, 'id' | 'document'>,
  context: SessionsContext,
): Promise<string> => {
  const count = (edit: (steps: number) => number) =>
    changeActive(sessionId, ({ steps, ...rest }) => ({ ...rest, steps: edit(steps) }), context)
  await count(oneMore)
  try {
    const { id } = await context.resources
      .of(invocationStep(sessionId))
      .create(context, { ...draft, status: 'ACTIVE' })
    return id
  } catch (error) {
    // A session that was ended meanwhile takes no more steps: its count matters no more.
    await count(steps => steps - 1).catch(() => undefined)
    throw error
  }
}

const oneMore = (steps: number): number => {
  if (steps < MOST_STEPS) return steps + 1
  throw serviceQuotaExceededException(`A session can have at most ${MOST_STEPS} invocation steps.`)
}
