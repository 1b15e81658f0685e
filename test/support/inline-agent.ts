import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BedrockAgentRuntimeClient,
  type Citation,
  type InlineAgentResponseStream,
  type InlineAgentReturnControlPayload,
  InvokeInlineAgentCommand,
  type InvokeInlineAgentCommandInput,
  type Trace,
} from '@aws-sdk/client-bedrock-agent-runtime'
import type { PartialConfig } from '../../src/config.ts'
import { startOutcrop } from './start-outcrop.ts'

/** What came of a turn, in words that can be compared. */
export interface Told {
  readonly text: string
  readonly chunks: readonly string[]
  /** `preProcessing.modelInvocationInput`, `orchestration.observation FINISH` ... */
  readonly traces: readonly string[]
  readonly whole: readonly Trace[]
  readonly citations: readonly Citation[]
  readonly returnControl?: InlineAgentReturnControlPayload
  readonly error?: { readonly name: string; readonly message: string }
}

export interface InlineAgents extends AsyncDisposable {
  ask(question: string, more?: Partial<InvokeInlineAgentCommandInput>): Promise<Told>
  readonly home: string
  readonly url: string
  /** Writes the handler's module anew. */
  handler(source: string): void
}

export const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:handler'

/** Answers each call with its function's name and its parameters. */
const echo = `export const handler = async event => ({
  messageVersion: '1.0',
  response: { actionGroup: event.actionGroup, function: event.function, functionResponse: { responseBody: { TEXT: {
    body: event.function + ' ' + event.parameters.map(({ value }) => value).join(' ') } } } },
})`

export const orders: NonNullable<InvokeInlineAgentCommandInput['actionGroups']> = [
  {
    actionGroupName: 'orders',
    actionGroupExecutor: { lambda },
    functionSchema: {
      functions: [
        {
          name: 'get_order',
          description: 'Looks up the status of an order',
          parameters: { orderId: { type: 'string', required: true } },
        },
        {
          name: 'cancel_order',
          description: 'Cancels an order that is still being processed',
          parameters: { orderId: { type: 'string', required: true } },
        },
      ],
    },
  },
]

/** Agents that each call brings, on a scripted model, with one function for all that they call. */
export const startInlineAgents = async (
  rules: readonly object[],
  settings: PartialConfig = {},
): Promise<InlineAgents> => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-agents-'))
  const file = join(folder, 'handler.mjs')
  writeFileSync(file, echo)
  const home = join(folder, 'home')
  const server = await startOutcrop({
    home,
    functions: { handler: { type: 'module', file } },
    backends: { scripted: { type: 'scripted', rules: [...rules] as never } },
    models: [
      { model: 'amazon.titan-embed*', backends: ['embedded'] },
      { model: '*', backends: ['scripted'] },
    ],
    ...settings,
  })
  const client = new BedrockAgentRuntimeClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
    maxAttempts: 1,
  })
  let sessions = 0
  return {
    home,
    url: server.url,
    handler: source => writeFileSync(file, source),
    async ask(inputText, more = {}) {
      sessions += 1
      const { completion } = await client.send(
        new InvokeInlineAgentCommand({
          sessionId: `session-${sessions}`,
          foundationModel: 'amazon.nova-lite-v1:0',
          instruction: 'You help the customers of a shop with their orders, and with questions about it.',
          enableTrace: true,
          inputText,
          ...more,
        }),
      )
      if (completion === undefined) throw new Error('The answer has no stream.')
      return tell(completion)
    },
    async [Symbol.asyncDispose]() {
      client.destroy()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const tell = async (events: AsyncIterable<InlineAgentResponseStream>): Promise<Told> => {
  const chunks: string[] = []
  const whole: Trace[] = []
  const citations: Citation[] = []
  let returnControl: InlineAgentReturnControlPayload | undefined
  let error: Told['error']
  try {
    for await (const { chunk, trace, returnControl: returned } of events) {
      if (chunk !== undefined) chunks.push(new TextDecoder().decode(chunk.bytes))
      citations.push(...(chunk?.attribution?.citations ?? []))
      if (trace?.trace !== undefined) whole.push(trace.trace)
      returnControl ??= returned
    }
  } catch (caught) {
    const { name, message } = caught as Error
    error = { name, message }
  }
  return {
    text: chunks.join(''),
    chunks,
    traces: whole.map(nameOf),
    whole,
    citations,
    ...(returnControl !== undefined && { returnControl }),
    ...(error !== undefined && { error }),
  }
}

const nameOf = (trace: Trace): string => {
  const [kind = '', value = {}] = Object.entries(trace)[0] ?? []
  const name = kind.replace(/Trace$/, '')
  if (kind === 'failureTrace' || kind === 'customOrchestrationTrace') return name
  const [part = '', inner = {}] = Object.entries(value as object)[0] ?? []
  const { type, invocationType } = inner as { type?: string; invocationType?: string }
  const which = part === 'modelInvocationInput' ? undefined : (invocationType ?? type)
  return [`${name}.${part}`, which].filter(text => text !== undefined).join(' ')
}
