// node ask.mjs AGENT_ID QUESTION [SESSION_ID]: prints each call that the agent makes, with its result, and then the answer.
import { randomUUID } from 'node:crypto'
import { BedrockAgentRuntimeClient, InvokeAgentCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { runHere } from './run-here.mjs'

const [agentId, inputText, sessionId = randomUUID()] = process.argv.slice(2)
if (!agentId || !inputText) {
  console.error('node ask.mjs AGENT_ID QUESTION [SESSION_ID]')
  process.exit(2)
}
const client = new BedrockAgentRuntimeClient({ region: process.env.AWS_REGION ?? 'us-east-1' })

const called = ({ actionGroupName, function: name, verb, apiPath, parameters = [] }) =>
  `${actionGroupName}.${name ?? `${verb} ${apiPath}`}(${parameters.map(each => `${each.name}: ${each.value}`).join(', ')})`

const tell = ({ orchestrationTrace, failureTrace }) => {
  const call = orchestrationTrace?.invocationInput?.actionGroupInvocationInput
  const result = orchestrationTrace?.observation?.actionGroupInvocationOutput
  if (call) console.log(`call:   ${called(call)}`)
  if (result) console.log(`result: ${result.text}`)
  if (failureTrace) console.log(`failed: ${failureTrace.failureReason}`)
}

/** Asks, or goes on with results; resolves to the answer, or to the calls that the agent wants made here. */
const invoke = async input => {
  const { completion } = await client.send(
    new InvokeAgentCommand({ agentId, agentAliasId: 'TSTALIASID', sessionId, enableTrace: true, ...input }),
  )
  const decoder = new TextDecoder()
  let answer = ''
  let wanted
  for await (const { trace, chunk, returnControl } of completion) {
    if (trace?.trace) tell(trace.trace)
    if (chunk?.bytes) answer += decoder.decode(chunk.bytes, { stream: true })
    wanted ??= returnControl
  }
  return { answer, wanted }
}

let { answer, wanted } = await invoke({ inputText })
while (wanted) {
  const { invocationId, invocationInputs } = wanted
  const returnControlInvocationResults = await runHere(invocationInputs)
  ;({ answer, wanted } = await invoke({ sessionState: { invocationId, returnControlInvocationResults } }))
}
console.log(`answer: ${answer}`)
