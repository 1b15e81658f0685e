import {
  type AgentStatus,
  CreateAgentAliasCommand,
  type CreateAgentAliasCommandInput,
  CreateAgentCommand,
  type CreateAgentCommandInput,
  GetAgentCommand,
  PrepareAgentCommand,
} from '@aws-sdk/client-bedrock-agent'
import type { PartialConfig } from '../../src/config.ts'
import { type KnowledgeServer, startKnowledgeServer } from './knowledge-server.ts'

export const foundationModel = 'amazon.nova-lite-v1:0'
export const instruction =
  'You look up the orders of customers, and cancel them where that is still possible.'

export interface AgentServer extends AsyncDisposable {
  readonly knowledge: KnowledgeServer
  readonly agent: KnowledgeServer['agent']
  /** @returns its ID. */
  createAgent(more?: Partial<CreateAgentCommandInput>): Promise<string>
  prepare(agentId: string): Promise<AgentStatus | undefined>
  status(agentId: string): Promise<AgentStatus | undefined>
  /** @returns its ID. */
  createAlias(agentId: string, more?: Partial<CreateAgentAliasCommandInput>): Promise<string>
  /** What `x-outcrop-hint` says of a call that is answered. */
  hintOf(command: object): Promise<string | undefined>
}

/** A server with agents, and the knowledge bases of `startKnowledgeServer` beside them. */
export const startAgentServer = async (settings: PartialConfig = {}): Promise<AgentServer> => {
  const knowledge = await startKnowledgeServer(settings)
  let names = 0
  const server: AgentServer = {
    knowledge,
    get agent() {
      return knowledge.agent
    },
    async createAgent(more = {}) {
      names += 1
      const { agent } = await server.agent.send(
        new CreateAgentCommand({ agentName: `agent-${names}`, foundationModel, instruction, ...more }),
      )
      return agent?.agentId ?? ''
    },
    async prepare(agentId) {
      await server.agent.send(new PrepareAgentCommand({ agentId }))
      return server.status(agentId)
    },
    status: async agentId => (await server.agent.send(new GetAgentCommand({ agentId }))).agent?.agentStatus,
    async createAlias(agentId, more = {}) {
      names += 1
      const { agentAlias } = await server.agent.send(
        new CreateAgentAliasCommand({ agentId, agentAliasName: `alias-${names}`, ...more }),
      )
      return agentAlias?.agentAliasId ?? ''
    },
    async hintOf(of) {
      const command = of as CreateAgentCommand
      let hint: string | undefined
      command.middlewareStack.add(
        next => async args => {
          const answer = await next(args)
          hint = (answer.response as { headers: Record<string, string> }).headers['x-outcrop-hint']
          return answer
        },
        { step: 'deserialize' },
      )
      await server.agent.send(command)
      return hint
    },
    [Symbol.asyncDispose]: () => knowledge[Symbol.asyncDispose](),
  }
  return server
}

export const doesNotExist = {
  name: 'ResourceNotFoundException',
  message:
    "Failed to retrieve resource because it doesn't exist. Retry the request with a different resource identifier.",
  $metadata: { httpStatusCode: 404 },
}
