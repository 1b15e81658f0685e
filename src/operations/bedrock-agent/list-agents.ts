import type { ListAgentsRequest, ListAgentsResponse } from '@aws-sdk/client-bedrock-agent'
import { summarizeAgent } from '../../agents/control/describe.ts'
import { agent } from '../../resources/agent.ts'
import type { Operation } from '../operation.ts'

export const listAgents: Operation<ListAgentsRequest, ListAgentsResponse> = async (
  { maxResults, nextToken },
  context,
) => {
  const page = await context.resources.of(agent).list(context, { maxResults, nextToken })
  return {
    agentSummaries: page.items.map(summarizeAgent),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}
