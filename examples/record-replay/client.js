import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime'

const credentials = { accessKeyId: 'me', secretAccessKey: 'any' }
const client = new BedrockRuntimeClient({
  endpoint: 'http://127.0.0.1:4510',
  region: 'us-east-1',
  credentials,
})
const [text = 'List three colours.'] = process.argv.slice(2)
const messages = [{ role: 'user', content: [{ text }] }]
const started = Date.now()
try {
  const { stream } = await client.send(
    new ConverseStreamCommand({ modelId: 'amazon.nova-lite-v1:0', messages }),
  )
  for await (const { contentBlockDelta } of stream) process.stdout.write(contentBlockDelta?.delta?.text ?? '')
  process.stdout.write(`\n(${Date.now() - started} ms)\n`)
} catch (error) {
  process.stdout.write(`${error.name}: ${error.message}\n${error.$response?.headers['x-outcrop-hint']}\n`)
}
