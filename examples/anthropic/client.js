// AWS_ENDPOINT_URL_BEDROCK_RUNTIME=http://127.0.0.1:4510 node client.js
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'

const client = new BedrockRuntimeClient({ region: 'us-east-1' })
const { output, usage } = await client.send(
  new ConverseCommand({
    modelId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
    messages: [{ role: 'user', content: [{ text: 'Name three rivers.' }] }],
  }),
)
process.stdout.write(`${JSON.stringify({ output, usage }, null, 2)}\n`)
