import type {
  AgentAliasSummary,
  AgentSummary,
  ListAgentAliasesResponse,
  ListAgentsResponse,
} from '@aws-sdk/client-bedrock-agent'
import type { CallServer } from '../kb/call-server.ts'
import { renderTable } from '../table.ts'
import { AgentError } from './agent-error.ts'

const MOST_NAMED = 10
const ID = /^[0-9a-zA-Z]{10}$/

export const listAgents = async (call: CallServer): Promise<AgentSummary[]> => {
  const agents: AgentSummary[] = []
  let nextToken: string | undefined
  do {
    const page: ListAgentsResponse = await call('ListAgents', {
      maxResults: 1_000,
      ...(nextToken !== undefined && { nextToken }),
    })
    agents.push(...(page.agentSummaries ?? []))
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return agents
}

/** @throws AgentError with those that there are. */
export const findAgent = async (call: CallServer, named: string): Promise<AgentSummary> => {
  const agents = await listAgents(call)
  const found =
    agents.find(({ agentId }) => agentId === named) ?? agents.find(({ agentName }) => agentName === named)
  if (found !== undefined) return found
  throw new AgentError(
    agents.length === 0
      ? `There is no agent ${named}, nor any other: make one first (docs/agents.md shows how).`
      : `There is no agent ${named}. There are: ${nameSome(agents.map(({ agentName = '' }) => agentName))}.`,
  )
}

/** @param named an ID, or the name of an alias. @throws AgentError with those that there are. */
export const findAlias = async (call: CallServer, agentId: string, named: string): Promise<string> => {
  if (ID.test(named)) return named
  const aliases: AgentAliasSummary[] = []
  let nextToken: string | undefined
  do {
    const page: ListAgentAliasesResponse = await call('ListAgentAliases', {
      agentId,
      maxResults: 1_000,
      ...(nextToken !== undefined && { nextToken }),
    })
    aliases.push(...(page.agentAliasSummaries ?? []))
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  const found = aliases.find(({ agentAliasName }) => agentAliasName === named)?.agentAliasId
  if (found !== undefined) return found
  throw new AgentError(
    `The agent has no alias ${named}. There are: ${nameSome(aliases.map(({ agentAliasName = '' }) => agentAliasName))}.`,
  )
}

const nameSome = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`
    : names.join(', ')

export const printAgents = (agents: readonly AgentSummary[]): string =>
  agents.length === 0
    ? 'There are no agents yet: docs/agents.md shows how to make one.\n'
    : `${renderTable(
        [{ title: 'agent' }, { title: 'ID' }, { title: 'status' }, { title: 'description' }],
        agents.map(({ agentName = '', agentId = '', agentStatus = '', description = '' }) => [
          agentName,
          agentId,
          agentStatus,
          description,
        ]),
      )}\n\nAsk one of them: outcrop agent run --agent ${agents[0]?.agentName ?? 'NAME'} "..."\n`
