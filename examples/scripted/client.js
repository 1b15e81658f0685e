import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'

const endpoint = 'http://127.0.0.1:4510'
const credentials = { accessKeyId: 'me', secretAccessKey: 'any' }
const client = new BedrockRuntimeClient({ endpoint, region: 'us-east-1', credentials })
const say = async text => {
  const messages = [{ role: 'user', content: [{ text }] }]
  const answer = await client.send(new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages }))
  process.stdout.write(`${text} -> ${answer.output.message.content[0].text}\n`)
}
await say('Are you busy?')
await say('Is the sky blue?')

// What a test does: a rule of its own, for its access key alone, and the calls that were made.
const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=me/20260101/us-east-1/bedrock/aws4_request' }
await fetch(`${endpoint}/outcrop/scripts`, { method: 'POST', headers, body: '- answer: Only for me.' })
await say('Is the sky blue?')
const { calls } = await (await fetch(`${endpoint}/outcrop/scripts`, { headers })).json()
for (const { text, rule, outcome } of calls) process.stdout.write(`${text}: ${rule}: ${outcome}\n`)
await fetch(`${endpoint}/outcrop/scripts`, { method: 'DELETE', headers })
