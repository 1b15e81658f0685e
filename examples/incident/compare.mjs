// What an instruction costs in every step, and what a budget does: inline agents, so that nothing is left behind.
import { randomUUID } from 'node:crypto'
import { BedrockAgentRuntimeClient, InvokeInlineAgentCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import {
  foundationModel,
  functionArn,
  functions,
  longInstruction,
  region,
  shortInstruction,
} from './agent.mjs'
import { readTurn, sum, tokensOf } from './read-turn.mjs'

const client = new BedrockAgentRuntimeClient({ region })
const question = 'What about INC-4711?'

/** @param agentName budgets of inline agents go by it. */
const ask = async (agentName, instruction, inputText) => {
  const { completion } = await client.send(
    new InvokeInlineAgentCommand({
      agentName,
      sessionId: randomUUID(),
      foundationModel,
      instruction,
      inputText,
      enableTrace: true,
      actionGroups: [
        {
          actionGroupName: 'incidents',
          actionGroupExecutor: { lambda: functionArn },
          functionSchema: { functions },
        },
      ],
    }),
  )
  return readTurn(completion)
}

const line = (...cells) =>
  console.log(cells.map((cell, at) => String(cell).padStart(at === 0 ? 8 : 14)).join(''))

const short = await ask('incident-short', shortInstruction, question)
const long = await ask('incident-long', longInstruction, question)
console.log('The same turn with two instructions, tokens of each step\n')
line('step', 'short', 'long', 'saved')
short.steps.forEach((step, at) => {
  const other = tokensOf(long.steps[at])
  line(at + 1, tokensOf(step), other, other - tokensOf(step))
})
const [less, more] = [short, long].map(({ steps }) => sum(steps.map(tokensOf)))
line('turn', less, more, `${more - less} (${Math.round((100 * (more - less)) / more)} %)`)

// A user pastes a log: every step reads it again.
const log = Array.from({ length: 85 }, (_, at) => {
  const minute = String(at % 60).padStart(2, '0')
  return `0${8 + Math.floor(at / 60)}:${minute} checkout-${at % 7} ERROR payment provider gave no answer within 3000 ms`
}).join('\n')
const pasted = `${question}\n\n${log}`
const free = await ask('incident-free', shortInstruction, pasted)
const capped = await ask('incident-capped', shortInstruction, pasted)
console.log('\nThe same turn with a pasted log, without a budget and with one of 3,000 tokens\n')
for (const { steps, calls, reasons, answer } of [free, capped]) {
  console.log(`${sum(steps.map(tokensOf))} tokens in ${steps.length} steps, ${calls.length} calls`)
  for (const reason of reasons) console.log(`  ${reason}`)
  console.log(`  ${answer}`)
}
