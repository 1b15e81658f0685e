import type { ListAgentVersionsRequest, ListAgentVersionsResponse } from '@aws-sdk/client-bedrock-agent'
import { summarizeDraft, summarizeVersion } from '../../agents/control/describe.ts'
import { requireAgent } from '../../agents/control/find-agents.ts'
import { pageAndOne } from '../../agents/control/page-of.ts'
import { agentVersion } from '../../resources/agent-version.ts'
import type { Operation } from '../operation.ts'

/** Newest first, and the draft behind them. */
export const listAgentVersions: Operation<ListAgentVersionsRequest, ListAgentVersionsResponse> = async (
  { agentId, ...asked },
  context,
) => {
  const draft = await requireAgent(context.resources, context, agentId)
  const page = await pageAndOne(
    async request => {
      const { items, ...more } = await context.resources.of(agentVersion).list(context, {
        ...request,
        where: ({ document }) => document.agentId === agentId,
      })
      return { items: items.map(summarizeVersion), ...more }
    },
    summarizeDraft(draft),
    ['agent-draft', context.account, context.region, agentId],
    asked,
  )
  return {
    agentVersionSummaries: [...page.items],
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}
