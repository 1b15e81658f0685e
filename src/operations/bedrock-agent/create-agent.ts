import type { CreateAgentRequest, CreateAgentResponse } from '@aws-sdk/client-bedrock-agent'
import { isFirstOfName, TAKEN_NAME } from '../../agents/control/check-name.ts'
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
  const created = await agents.create(context, {
    name: agentName,
    status: 'NOT_PREPARED',
    document: {
      settings,
      parts: { actionGroups: [], knowledgeBases: [], collaborators: [] },
      lastVersion: 0,
    },
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    once,
  })
  if (!(await isFirstOfName(context, created)))
    await agents.update(context, created.id, {
      status: 'FAILED',
      document: { ...created.document, failureReasons: [TAKEN_NAME] },
    })
  return { agent: describeAgent(created, 'CREATING') }
}
