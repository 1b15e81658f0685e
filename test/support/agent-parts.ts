import {
  AssociateAgentCollaboratorCommand,
  type AssociateAgentCollaboratorCommandInput,
  CreateAgentActionGroupCommand,
  type CreateAgentActionGroupCommandInput,
  GetAgentCommand,
} from '@aws-sdk/client-bedrock-agent'
import type { AgentServer } from './agent-server.ts'

export const functionSchema = {
  functions: [
    {
      name: 'get_order',
      description: 'Looks up an order.',
      parameters: { id: { type: 'string' as const, description: 'Of the order.', required: true } },
    },
  ],
}
export const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:orders'

let names = 0

export const createGroup = async (
  server: AgentServer,
  agentId: string,
  more: Partial<CreateAgentActionGroupCommandInput> = {},
) => {
  names += 1
  const { agentActionGroup } = await server.agent.send(
    new CreateAgentActionGroupCommand({
      agentId,
      agentVersion: 'DRAFT',
      actionGroupName: `group-${names}`,
      actionGroupExecutor: { lambda },
      ...(more.apiSchema === undefined &&
        more.parentActionGroupSignature === undefined && { functionSchema }),
      ...more,
    }),
  )
  return agentActionGroup?.actionGroupId ?? ''
}

/** An agent with a version of its own. @returns its alias's ARN. */
export const createCollaborator = async (server: AgentServer): Promise<string> => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  return aliasArnOf(agentId, await server.createAlias(agentId))
}

export const aliasArnOf = (agentId: string, aliasId: string): string =>
  `arn:aws:bedrock:us-east-1:123456789012:agent-alias/${agentId}/${aliasId}`

export const collaborate = async (
  server: AgentServer,
  agentId: string,
  aliasArn: string,
  more: Partial<AssociateAgentCollaboratorCommandInput> = {},
) => {
  names += 1
  const { agentCollaborator } = await server.agent.send(
    new AssociateAgentCollaboratorCommand({
      agentId,
      agentVersion: 'DRAFT',
      agentDescriptor: { aliasArn },
      collaboratorName: `helper-${names}`,
      collaborationInstruction: 'Ask it about orders.',
      ...more,
    }),
  )
  return agentCollaborator?.collaboratorId ?? ''
}

/** Prepares it, runs what changes it, and tells the status after it. */
export const statusAfter = async (server: AgentServer, agentId: string, change: () => Promise<unknown>) => {
  await server.prepare(agentId)
  await change()
  return (await server.agent.send(new GetAgentCommand({ agentId }))).agent?.agentStatus
}
