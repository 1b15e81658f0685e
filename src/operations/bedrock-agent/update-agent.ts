import type { UpdateAgentRequest, UpdateAgentResponse } from '@aws-sdk/client-bedrock-agent'
import { changeAgent } from '../../agents/control/change-draft.ts'
import { isTakenName } from '../../agents/control/check-name.ts'
import { describeAgent } from '../../agents/control/describe.ts'
import { requireAgent } from '../../agents/control/find-agents.ts'
import { readSettings } from '../../agents/control/read-settings.ts'
import { conflictException } from '../../errors.ts'
import type { Operation } from '../operation.ts'

/** What it does not name is cleared. Answers UPDATING; NOT_PREPARED is stored. */
export const updateAgent: Operation<UpdateAgentRequest, UpdateAgentResponse> = async (input, context) => {
  const { agentId, agentName } = input
  await requireAgent(context.resources, context, agentId)
  const settings = await readSettings(input, context)
  // What AWS says to a taken name here is not known.
  if (await isTakenName(context, agentName, agentId))
    throw conflictException(`An agent with the name ${agentName} already exists.`)
  const updated = await changeAgent(context, agentId, ({ document: { failureReasons: _, ...document } }) => ({
    name: agentName,
    status: 'NOT_PREPARED',
    document: { ...document, settings },
  }))
  return { agent: describeAgent(updated, 'UPDATING') }
}
