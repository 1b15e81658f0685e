// AWS_ENDPOINT_URL_BEDROCK_RUNTIME=http://127.0.0.1:4510 node client.js
import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime'

const client = new BedrockRuntimeClient({ region: 'us-east-1' })
const { stream } = await client.send(
  new ConverseStreamCommand({
    modelId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
    messages: [{ role: 'user', content: [{ text: 'Name three rivers.' }] }],
  }),
)
for await (const { contentBlockDelta } of stream) process.stdout.write(contentBlockDelta?.delta?.text ?? '')
