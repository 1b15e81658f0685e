import type { MemoryConfiguration } from '@aws-sdk/client-bedrock-agent'
import {
  BedrockAgentRuntimeClient,
  GetAgentMemoryCommand,
  InvokeAgentCommand,
  type InvokeAgentCommandInput,
} from '@aws-sdk/client-bedrock-agent-runtime'
import type { PartialConfig } from '../../src/config.ts'
import { type AgentServer, startAgentServer } from './agent-server.ts'

export interface RememberingAgent extends AsyncDisposable {
  readonly server: AgentServer
  readonly client: BedrockAgentRuntimeClient
  readonly agentId: string
  /** On the same home. */
  restart(): Promise<void>
  /** @returns all of the answer. */
  say(inputText: string, more?: Partial<InvokeAgentCommandInput>): Promise<string>
  end(more?: Partial<InvokeAgentCommandInput>): Promise<string>
  /** Newest first, of `memoryId`. */
  summaries(memoryId?: string): Promise<string[]>
  at(): { agentId: string; agentAliasId: string }
}

export const MINUTE = 60_000
export const DAY = 86_400_000

/** Summaries tell what they were asked with; answers tell the system's prompt by a word of it. */
export const REPEATING: PartialConfig = {
  backends: {
    model: {
      type: 'scripted',
      rules: [
        { match: { text: 'It rains' }, answer: 'It rained.' },
        { match: { text: '<conversation>' }, answer: 'Summary of {{text}}' },
        { match: { text: 'Who am I?', system: 'I am Ada' }, answer: 'You are Ada.' },
        { match: { text: 'Who am I?', system: 'I am Bob' }, answer: 'You are Bob.' },
        { match: { text: 'Who am I?' }, answer: 'I do not know.' },
        { answer: 'Heard in turn {{turn}}.' },
      ],
    },
  },
  models: [{ model: '*', backends: ['model'] }],
} as PartialConfig

export const REMEMBERS: MemoryConfiguration = { enabledMemoryTypes: ['SESSION_SUMMARY'] }

export const startRememberingAgent = async (
  memoryConfiguration: MemoryConfiguration | 'none' = REMEMBERS,
  settings: PartialConfig = REPEATING,
): Promise<RememberingAgent> => {
  const server = await startAgentServer(settings)
  const agentId = await server.createAgent({
    idleSessionTTLInSeconds: 600,
    ...(memoryConfiguration !== 'none' && { memoryConfiguration }),
  })
  await server.prepare(agentId)
  const connect = () =>
    new BedrockAgentRuntimeClient({
      endpoint: server.knowledge.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
      maxAttempts: 1,
    })
  let client = connect()
  const at = () => ({ agentId, agentAliasId: 'TSTALIASID' })
  const ask = async (input: Partial<InvokeAgentCommandInput>): Promise<string> => {
    const { completion } = await client.send(
      new InvokeAgentCommand({ ...at(), sessionId: 'first', ...input }),
    )
    let text = ''
    for await (const { chunk } of completion ?? []) text += Buffer.from(chunk?.bytes ?? []).toString()
    return text
  }
  return {
    server,
    get client() {
      return client
    },
    agentId,
    at,
    async restart() {
      client.destroy()
      await server.knowledge.restart()
      client = connect()
    },
    say: (inputText, more = {}) => ask({ inputText, memoryId: 'ada', ...more }),
    end: (more = {}) => ask({ endSession: true, memoryId: 'ada', ...more }),
    async summaries(memoryId = 'ada') {
      const { memoryContents = [] } = await client.send(
        new GetAgentMemoryCommand({ ...at(), memoryId, memoryType: 'SESSION_SUMMARY' }),
      )
      return memoryContents.map(({ sessionSummary }) => sessionSummary?.summaryText ?? '')
    },
    async [Symbol.asyncDispose]() {
      client.destroy()
      await server[Symbol.asyncDispose]()
    },
  }
}
