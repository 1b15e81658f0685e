// node ask.mjs AGENT_ID QUESTION [SESSION_ID]: prints each step with its tokens, each call with its result, and the answer.
import { randomUUID } from 'node:crypto'
import { BedrockAgentRuntimeClient, InvokeAgentCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { region } from './agent.mjs'
import { readTurn, sum, tokensOf } from './read-turn.mjs'

const [agentId, inputText, sessionId = randomUUID()] = process.argv.slice(2)
if (!agentId || !inputText) throw new Error('node ask.mjs AGENT_ID QUESTION [SESSION_ID]')
const client = new BedrockAgentRuntimeClient({ region })

const { completion } = await client.send(
  new InvokeAgentCommand({ agentId, agentAliasId: 'TSTALIASID', sessionId, inputText, enableTrace: true }),
)
const { answer, steps, calls, reasons } = await readTurn(completion)
steps.forEach(({ inputTokens, outputTokens }, at) => {
  console.log(`step ${at + 1}: ${inputTokens} tokens in, ${outputTokens} out`)
  const call = calls[at]
  if (call === undefined) return
  const given = call.parameters.map(({ name, value }) => `${name}: ${value}`).join(', ')
  console.log(`  ${call.name}(${given}): ${call.result}`)
})
for (const reason of reasons) console.log(`stopped: ${reason}`)
console.log(`\n${answer}\n\n${sum(steps.map(tokensOf))} tokens, session ${sessionId}`)
