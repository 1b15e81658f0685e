// Creates the agent with its action group, prepares it, and prints its ID. The endpoint is AWS_ENDPOINT_URL, or AWS itself.
import { setTimeout as pause } from 'node:timers/promises'
import {
  BedrockAgentClient,
  CreateAgentActionGroupCommand,
  CreateAgentCommand,
  GetAgentCommand,
  PrepareAgentCommand,
} from '@aws-sdk/client-bedrock-agent'

const client = new BedrockAgentClient({ region: process.env.AWS_REGION ?? 'us-east-1' })
const functionArn = process.env.FUNCTION_ARN ?? 'arn:aws:lambda:us-east-1:123456789012:function:orders'
const roleArn =
  process.env.AGENT_ROLE_ARN ?? 'arn:aws:iam::123456789012:role/AmazonBedrockExecutionRoleForAgents_orders'
const orderId = {
  type: 'string',
  description: 'The number of the order, as the user gave it',
  required: true,
}

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
    agentName: process.env.AGENT_NAME ?? 'orders',
    agentResourceRoleArn: roleArn,
    foundationModel: process.env.MODEL_ID ?? 'amazon.nova-lite-v1:0',
    instruction:
      'You help customers of a shop with their orders. Look an order up before you say anything about it, cancel one only when ' +
      'the customer asks for it, and say nothing about an order that no function told you.',
    idleSessionTTLInSeconds: 3600,
  }),
)
const { agentId } = agent
await until(agentId, 'NOT_PREPARED')
await client.send(
  new CreateAgentActionGroupCommand({
    agentId,
    agentVersion: 'DRAFT',
    actionGroupName: 'orders',
    description: 'Looks orders up and cancels them',
    actionGroupExecutor: { lambda: functionArn },
    functionSchema: {
      functions: [
        {
          name: 'get_order',
          description: 'Looks an order up: its status, carrier, tracking number and estimated delivery',
          parameters: { orderId },
        },
        {
          name: 'cancel_order',
          description: 'Cancels an order that is still being processed, or says why it cannot be cancelled',
          parameters: { orderId },
        },
      ],
    },
  }),
)
await client.send(new PrepareAgentCommand({ agentId }))
await until(agentId, 'PREPARED')
console.log(agentId)
