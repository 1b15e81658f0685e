// node create-agent.mjs [--api-schema] [--return-control]: creates the agent with its action group, prepares it, prints its ID.
// The endpoint is AWS_ENDPOINT_URL, or AWS itself.
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import {
  BedrockAgentClient,
  CreateAgentActionGroupCommand,
  CreateAgentCommand,
  GetAgentCommand,
  PrepareAgentCommand,
} from '@aws-sdk/client-bedrock-agent'

const { values } = parseArgs({
  options: { 'api-schema': { type: 'boolean' }, 'return-control': { type: 'boolean' } },
})
const client = new BedrockAgentClient({ region: process.env.AWS_REGION ?? 'us-east-1' })

const orderId = {
  type: 'string',
  description: 'The number of the order, as the user gave it',
  required: true,
}
const functionSchema = {
  functions: [
    {
      name: 'get_order',
      description: 'Looks an order up, with its status, carrier, tracking number and estimated delivery',
      parameters: { orderId },
    },
    {
      name: 'cancel_order',
      description: 'Cancels an order that is still being processed, or says why it cannot be cancelled',
      parameters: { orderId },
    },
  ],
}
const schema = values['api-schema']
  ? { apiSchema: { payload: await readFile(new URL('orders-openapi.yaml', import.meta.url), 'utf8') } }
  : { functionSchema }
const executor = values['return-control']
  ? { customControl: 'RETURN_CONTROL' }
  : { lambda: process.env.FUNCTION_ARN ?? 'arn:aws:lambda:us-east-1:123456789012:function:orders' }

const until = async (agentId, wanted) => {
  for (;;) {
    const { agent } = await client.send(new GetAgentCommand({ agentId }))
    if (agent.agentStatus === wanted) return
    if (agent.agentStatus === 'FAILED') {
      console.error(`The agent failed: ${agent.failureReasons?.join(' ')}`)
      process.exit(1)
    }
    await pause(500)
  }
}

const { agent } = await client.send(
  new CreateAgentCommand({
    agentName: process.env.AGENT_NAME ?? 'orders',
    agentResourceRoleArn:
      process.env.AGENT_ROLE_ARN ??
      'arn:aws:iam::123456789012:role/AmazonBedrockExecutionRoleForAgents_orders',
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
    actionGroupExecutor: executor,
    ...schema,
  }),
)
await client.send(new PrepareAgentCommand({ agentId }))
await until(agentId, 'PREPARED')
console.log(agentId)
