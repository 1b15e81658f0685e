import type { CreateAgentRequest, CreateAgentResponse } from '@aws-sdk/client-bedrock-agent'
import { isTakenName, TAKEN_NAME } from '../../agents/control/check-name.ts'
import { describeAgent } from '../../agents/control/describe.ts'
import { readSettings } from '../../agents/control/read-settings.ts'
import { agent } from '../../resources/agent.ts'
import type { Operation } from '../operation.ts'

/** Answers CREATING; what is stored has settled: NOT_PREPARED, or FAILED for a taken name as at AWS. */
export const createAgent: Operation<CreateAgentRequest, CreateAgentResponse> = async (input, context) => {
  const { clientToken, ...asked } = input
  const { agentName, tags = {} } = asked
  const agents = context.resources.of(agent)
  const once = { token: clientToken, input: asked }
  const before = await agents.madeBefore(context, once)
  if (before !== undefined) return { agent: describeAgent(before) }
  const settings = await readSettings(asked, context)
  const isTaken = await isTakenName(context, agentName)
  const created = await agents.create(context, {
    name: agentName,
    status: isTaken ? 'FAILED' : 'NOT_PREPARED',
    document: {
      settings,
      parts: { actionGroups: [], knowledgeBases: [], collaborators: [] },
      lastVersion: 0,
      ...(isTaken && { failureReasons: [TAKEN_NAME] }),
    },
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    once,
  })
  const { failureReasons: _, ...document } = created.document
  return { agent: describeAgent({ ...created, document }, 'CREATING') }
}
