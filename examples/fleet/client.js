import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'

const credentials = { accessKeyId: 'me', secretAccessKey: 'any' }
const client = new BedrockRuntimeClient({
  endpoint: 'http://127.0.0.1:4510',
  region: 'us-east-1',
  credentials,
})
const messages = [{ role: 'user', content: [{ text: 'Say hello.' }] }]
const call = async () => {
  const started = performance.now()
  await client.send(new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages }))
  return performance.now() - started
}
const times = (await Promise.all(Array.from({ length: 100 }, call))).sort((a, b) => a - b)
process.stdout.write(
  `p50 ${Math.round(times[50])} ms, p95 ${Math.round(times[95])} ms, slowest ${Math.round(times[99])} ms\n`,
)
