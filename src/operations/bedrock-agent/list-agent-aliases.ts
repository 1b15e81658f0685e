import type { ListAgentAliasesRequest, ListAgentAliasesResponse } from '@aws-sdk/client-bedrock-agent'
import { summarizeAlias, summarizeTestAlias } from '../../agents/control/describe.ts'
import { requireAgent } from '../../agents/control/find-agents.ts'
import { pageAndOne } from '../../agents/control/page-of.ts'
import { agentAlias } from '../../resources/agent-alias.ts'
import type { Operation } from '../operation.ts'

/** Newest first, and the built-in one behind them. */
export const listAgentAliases: Operation<ListAgentAliasesRequest, ListAgentAliasesResponse> = async (
  { agentId, ...asked },
  context,
) => {
  const agent = await requireAgent(context.resources, context, agentId)
  const page = await pageAndOne(
    async request => {
      const { items, ...more } = await context.resources.of(agentAlias).list(context, {
        ...request,
        where: ({ document }) => document.agentId === agentId,
      })
      return { items: items.map(summarizeAlias), ...more }
    },
    summarizeTestAlias(agent),
    ['agent-test-alias', context.account, context.region, agentId],
    asked,
  )
  return {
    agentAliasSummaries: [...page.items],
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}
