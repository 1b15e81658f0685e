// node chat.mjs AGENT_ID CUSTOMER QUESTION
// What was said is kept in a file of our own, and every question goes to a session that knows nothing but what it is given.
import { randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { BedrockAgentRuntimeClient, InvokeAgentCommand } from '@aws-sdk/client-bedrock-agent-runtime'

const [agentId, customer, inputText] = process.argv.slice(2)
if (inputText === undefined) throw new Error('node chat.mjs AGENT_ID CUSTOMER QUESTION')
const file = process.env.HISTORY_FILE ?? 'history.json'
/** Questions and answers that the model is reminded of: each is paid for with every question. */
const MOST = 20

// The endpoint is AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME, or AWS itself.
const client = new BedrockAgentRuntimeClient({ region: process.env.AWS_REGION ?? 'us-east-1' })

const readAll = async () => {
  try {
    return new Map(Object.entries(JSON.parse(await readFile(file, 'utf8'))))
  } catch (error) {
    if (error.code === 'ENOENT') return new Map()
    throw error
  }
}

/** Whole or not at all: a crash in between leaves the file as it was. */
const writeAll = async customers => {
  const draft = `${file}.${process.pid}`
  await writeFile(draft, JSON.stringify(Object.fromEntries(customers), null, 2))
  await rename(draft, file)
}

const customers = await readAll()
const { turns = [], lastAsked } = customers.get(customer) ?? {}

const session = { agentId, agentAliasId: process.env.AGENT_ALIAS_ID ?? 'TSTALIASID', sessionId: randomUUID() }
const { completion } = await client.send(
  new InvokeAgentCommand({
    ...session,
    inputText,
    sessionState: {
      // Turns are said again as they were.
      ...(turns.length > 0 && {
        conversationHistory: {
          messages: turns
            .slice(-MOST)
            .map(({ role, text }) => ({ role, content: [{ text: text.trim() === '' ? '-' : text }] })),
        },
      }),
      // Facts about the customer are told with this question only; the session does not keep them.
      promptSessionAttributes: { customer, ...(lastAsked !== undefined && { lastAsked }) },
    },
  }),
)
let answer = ''
const decoder = new TextDecoder()
for await (const { chunk } of completion)
  if (chunk?.bytes !== undefined) answer += decoder.decode(chunk.bytes, { stream: true })
process.stdout.write(`${answer}\n`)

customers.set(customer, {
  lastAsked: new Date().toISOString(),
  turns: [...turns, { role: 'user', text: inputText }, { role: 'assistant', text: answer }],
})
await writeAll(customers)

// Nothing of it stays with the agent.
const ended = await client.send(new InvokeAgentCommand({ ...session, endSession: true }))
for await (const _ of ended.completion);
