// Creates the agent with its action group, prepares it, and prints its ID. The endpoint is AWS_ENDPOINT_URL, or AWS itself.
import { setTimeout as pause } from 'node:timers/promises'
import {
  BedrockAgentClient,
  CreateAgentActionGroupCommand,
  CreateAgentCommand,
  GetAgentCommand,
  PrepareAgentCommand,
} from '@aws-sdk/client-bedrock-agent'
import { foundationModel, functionArn, functions, region, shortInstruction } from './agent.mjs'

const client = new BedrockAgentClient({ region })

const until = async (agentId, wanted) => {
  for (;;) {
    const { agent } = await client.send(new GetAgentCommand({ agentId }))
    if (agent.agentStatus === wanted) return
    if (agent.agentStatus === 'FAILED')
      throw new Error(`The agent failed: ${agent.failureReasons?.join(' ')}`)
    await pause(500)
  }
}

const { agent } = await client.send(
  new CreateAgentCommand({
    agentName: process.env.AGENT_NAME ?? 'incidents',
    agentResourceRoleArn:
      process.env.AGENT_ROLE_ARN ??
      'arn:aws:iam::123456789012:role/AmazonBedrockExecutionRoleForAgents_incidents',
    foundationModel,
    instruction: shortInstruction,
  }),
)
const { agentId } = agent
await until(agentId, 'NOT_PREPARED')
await client.send(
  new CreateAgentActionGroupCommand({
    agentId,
    agentVersion: 'DRAFT',
    actionGroupName: 'incidents',
    actionGroupExecutor: { lambda: functionArn },
    functionSchema: { functions },
  }),
)
await client.send(new PrepareAgentCommand({ agentId }))
await until(agentId, 'PREPARED')
console.log(agentId)
