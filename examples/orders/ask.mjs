// node ask.mjs AGENT_ID QUESTION [SESSION_ID]: prints each call that the agent makes, with its result, and then the answer.
import { randomUUID } from 'node:crypto'
import { BedrockAgentRuntimeClient, InvokeAgentCommand } from '@aws-sdk/client-bedrock-agent-runtime'

const [agentId, inputText, sessionId = randomUUID()] = process.argv.slice(2)
if (!agentId || !inputText) throw new Error('node ask.mjs AGENT_ID QUESTION [SESSION_ID]')
const client = new BedrockAgentRuntimeClient({ region: process.env.AWS_REGION ?? 'us-east-1' })

const called = ({ actionGroupName, function: name, parameters = [] }) =>
  `${actionGroupName}.${name}(${parameters.map(each => `${each.name}: ${each.value}`).join(', ')})`

const tell = ({ orchestrationTrace, failureTrace }) => {
  const call = orchestrationTrace?.invocationInput?.actionGroupInvocationInput
  const result = orchestrationTrace?.observation?.actionGroupInvocationOutput
  if (call) console.log(`call:   ${called(call)}`)
  if (result) console.log(`result: ${result.text}`)
  if (failureTrace) console.log(`failed: ${failureTrace.failureReason}`)
}

const { completion } = await client.send(
  new InvokeAgentCommand({ agentId, agentAliasId: 'TSTALIASID', sessionId, inputText, enableTrace: true }),
)
const decoder = new TextDecoder()
let answer = ''
for await (const event of completion) {
  if (event.trace?.trace) tell(event.trace.trace)
  if (event.chunk?.bytes) answer += decoder.decode(event.chunk.bytes, { stream: true })
}
console.log(`answer: ${answer}`)
