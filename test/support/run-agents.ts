import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BedrockAgentClient,
  CreateAgentAliasCommand,
  CreateAgentCommand,
  type CreateAgentCommandInput,
  PrepareAgentCommand,
} from '@aws-sdk/client-bedrock-agent'
import {
  BedrockAgentRuntimeClient,
  type Citation,
  InvokeAgentCommand,
  type InvokeAgentCommandInput,
  InvokeInlineAgentCommand,
  type InvokeInlineAgentCommandInput,
  type ReturnControlPayload,
  type TracePart,
} from '@aws-sdk/client-bedrock-agent-runtime'
import type { PartialConfig } from '../../src/config.ts'
import { createOutcrop, type Outcrop } from '../../src/outcrop.ts'
import { foundationModel, instruction } from './agent-server.ts'
import { readUsage } from './read-usage.ts'

/** What came of one turn, to its end or to the exception that ended it. */
export interface Told {
  readonly text: string
  readonly chunks: readonly string[]
  readonly traces: readonly TracePart[]
  readonly citations: readonly Citation[]
  readonly control?: ReturnControlPayload
  readonly error?: Error & { readonly name: string }
}

export interface RunAgents extends AsyncDisposable {
  readonly home: string
  readonly outcrop: Outcrop
  readonly url: string
  readonly client: BedrockAgentRuntimeClient
  readonly agents: BedrockAgentClient
  /** On the same home. */
  restart(): Promise<void>
  /** A stored agent, prepared. @returns its ID, and an alias of its first version. */
  store(
    more?: Partial<CreateAgentCommandInput>,
    before?: (agentId: string) => Promise<unknown>,
  ): Promise<Stored>
  /** @throws what comes before the stream. */
  ask(agentId: string, more?: Partial<InvokeAgentCommandInput>): Promise<Told>
  askInline(more?: Partial<InvokeInlineAgentCommandInput>): Promise<Told>
  usage(): Record<string, unknown>[]
}

export interface Stored {
  readonly agentId: string
  readonly aliasId: string
  readonly aliasArn: string
}

interface Settings extends PartialConfig {
  /** Of the scripted model. */
  readonly rules: readonly object[]
  /** By the name of its function, the module's text. */
  readonly handlers?: Readonly<Record<string, string>>
}

/** A server whose every model is the scripted one, with handlers in modules. */
export const runAgents = async ({ rules, handlers = {}, ...settings }: Settings): Promise<RunAgents> => {
  const root = mkdtempSync(join(tmpdir(), 'outcrop-'))
  const folder = join(root, 'handlers')
  mkdirSync(folder)
  for (const [name, text] of Object.entries(handlers)) writeFileSync(join(folder, `${name}.mjs`), text)
  const functions = Object.fromEntries(
    Object.keys(handlers).map(name => [
      name,
      { type: 'module' as const, file: join(folder, `${name}.mjs`), timeoutSeconds: 2 },
    ]),
  )
  const home = join(root, 'home')
  const open = async () => {
    const outcrop = await createOutcrop({
      port: 0,
      home,
      log: { level: 'silent' },
      backends: { scripted: { type: 'scripted', rules: rules as never } },
      models: [{ model: '*', backends: ['scripted'] }],
      functions,
      ...settings,
    })
    const { url } = await outcrop.listen()
    const options = {
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
      maxAttempts: 1,
    }
    return {
      outcrop,
      url,
      client: new BedrockAgentRuntimeClient(options),
      agents: new BedrockAgentClient(options),
    }
  }
  let now = await open()
  const stop = async () => {
    now.client.destroy()
    now.agents.destroy()
    await now.outcrop.close()
  }
  let names = 0

  const server: RunAgents = {
    home,
    get outcrop() {
      return now.outcrop
    },
    get url() {
      return now.url
    },
    get client() {
      return now.client
    },
    get agents() {
      return now.agents
    },
    async restart() {
      await stop()
      now = await open()
    },
    async store(more = {}, before) {
      names += 1
      const { agent } = await now.agents.send(
        new CreateAgentCommand({ agentName: `agent-${names}`, foundationModel, instruction, ...more }),
      )
      const agentId = agent?.agentId ?? ''
      await before?.(agentId)
      await now.agents.send(new PrepareAgentCommand({ agentId }))
      const { agentAlias } = await now.agents.send(
        new CreateAgentAliasCommand({ agentId, agentAliasName: `alias-${names}` }),
      )
      return {
        agentId,
        aliasId: agentAlias?.agentAliasId ?? '',
        aliasArn: agentAlias?.agentAliasArn ?? '',
      }
    },
    async ask(agentId, more = {}) {
      const { completion } = await now.client.send(
        new InvokeAgentCommand({
          agentId,
          agentAliasId: 'TSTALIASID',
          sessionId: 'session-1',
          inputText: 'Where is order 17?',
          enableTrace: true,
          ...more,
        }),
      )
      return readTold(completion)
    },
    async askInline(more = {}) {
      const { completion } = await now.client.send(
        new InvokeInlineAgentCommand({
          foundationModel,
          instruction,
          sessionId: 'session-1',
          inputText: 'Where is order 17?',
          enableTrace: true,
          ...more,
        }),
      )
      return readTold(completion)
    },
    usage: () => readUsage(home),
    async [Symbol.asyncDispose]() {
      await stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
  return server
}

interface Part {
  readonly chunk?: {
    readonly bytes?: Uint8Array | undefined
    readonly attribution?: { readonly citations?: Citation[] | undefined } | undefined
  }
  readonly trace?: TracePart
  readonly returnControl?: ReturnControlPayload
}

export const readTold = async (completion: AsyncIterable<object> | undefined): Promise<Told> => {
  const chunks: string[] = []
  const traces: TracePart[] = []
  const citations: Citation[] = []
  let control: ReturnControlPayload | undefined
  let error: Error | undefined
  try {
    for await (const part of (completion ?? []) as AsyncIterable<Part>) {
      if (part.chunk !== undefined) {
        chunks.push(Buffer.from(part.chunk.bytes ?? []).toString('utf8'))
        citations.push(...(part.chunk.attribution?.citations ?? []))
      }
      if (part.trace !== undefined) traces.push(part.trace)
      if (part.returnControl !== undefined) control = part.returnControl
    }
  } catch (thrown) {
    error = thrown as Error
  }
  return {
    text: chunks.join(''),
    chunks,
    traces,
    citations,
    ...(control !== undefined && { control }),
    ...(error !== undefined && { error }),
  }
}
