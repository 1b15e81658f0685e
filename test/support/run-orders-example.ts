import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import {
  BedrockAgentRuntimeClient,
  InvokeAgentCommand,
  type Trace,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { type DynamoTable, startDynamoTable } from './dynamo-table.ts'
import { spawnOutcrop } from './spawn-outcrop.ts'

const root = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

/** What an agent did, as its trace says, and what it answered. */
export interface Asked {
  readonly calls: readonly string[]
  readonly results: readonly string[]
  readonly answer: string
}

/** The example as a user has it, in a folder of its own, with its database and its server. */
export interface OrdersExample extends AsyncDisposable {
  readonly table: DynamoTable
  readonly url: string
  /** Runs a program of the example's folder; resolves to what it printed. */
  program(command: string, args: readonly string[], more?: Record<string, string>): Promise<string>
  /** By `create-agent.mjs`. @returns the agent's ID. */
  createAgent(flags?: readonly string[], more?: Record<string, string>): Promise<string>
  /** By the SDK. */
  ask(agentId: string, question: string, accessKeyId?: string): Promise<Asked>
}

export interface OrdersExampleOptions {
  /** Of the example's own. */
  readonly config: 'outcrop.config.yaml' | 'outcrop.module.config.yaml'
  /** Settings beside the example's, in YAML. */
  readonly settings?: string
}

export const runOrdersExample = async ({
  config,
  settings = '',
}: OrdersExampleOptions): Promise<OrdersExample> => {
  const folder = await mkdtemp(join(tmpdir(), 'orders-'))
  await cp(join(root, 'examples/orders'), folder, {
    recursive: true,
    filter: source => basename(source) !== 'dist',
  })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const table = await startDynamoTable()
  const own = await readFile(join(folder, config), 'utf8')
  const file = join(folder, 'test.config.yaml')
  await writeFile(file, `${own.replace('http://127.0.0.1:4567', table.settings.endpoint)}${settings}`)
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], { cwd: folder })
  const server = await spawnOutcrop(['--config', file])
  const url = `http://127.0.0.1:${server.port}`
  const clients: BedrockAgentRuntimeClient[] = []

  const program: OrdersExample['program'] = async (command, args, more = {}) => {
    const { stdout } = await run(command, args, {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'any',
        AWS_SECRET_ACCESS_KEY: 'any',
        AWS_ENDPOINT_URL: url,
        AWS_ENDPOINT_URL_DYNAMODB: table.settings.endpoint,
        ...more,
      },
    })
    return stdout.trim()
  }

  return {
    table,
    url,
    program,
    createAgent: (flags = [], more = {}) => program(process.execPath, ['create-agent.mjs', ...flags], more),
    async ask(agentId, inputText, accessKeyId = 'any') {
      const credentials = { accessKeyId, secretAccessKey: 'any' }
      const client = new BedrockAgentRuntimeClient({ endpoint: url, region: 'us-east-1', credentials })
      clients.push(client)
      const sessionId = randomUUID()
      const { completion = [] } = await client.send(
        new InvokeAgentCommand({
          agentId,
          agentAliasId: 'TSTALIASID',
          sessionId,
          inputText,
          enableTrace: true,
        }),
      )
      const traces: Trace[] = []
      let answer = ''
      for await (const { trace, chunk } of completion) {
        if (trace?.trace) traces.push(trace.trace)
        answer += new TextDecoder().decode(chunk?.bytes)
      }
      return { calls: traces.flatMap(callOf), results: traces.flatMap(resultOf), answer }
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.destroy()
      await server.close()
      await table[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const callOf = ({ orchestrationTrace }: Trace): string[] => {
  const call = orchestrationTrace?.invocationInput?.actionGroupInvocationInput
  if (call === undefined) return []
  const values = (call.parameters ?? []).map(({ value }) => value)
  return [`${call.function ?? `${call.verb} ${call.apiPath}`}(${values.join(', ')})`]
}

const resultOf = ({ orchestrationTrace }: Trace): string[] =>
  [orchestrationTrace?.observation?.actionGroupInvocationOutput?.text ?? []].flat()

/** Orders, statuses, numbers, dates and carriers that an answer tells and that neither the question nor a result has. */
export const unfounded = (question: string, { results, answer }: Asked): string[] => {
  const said = [question, ...results].join('\n').toLowerCase()
  const claims = answer.match(CLAIM) ?? []
  return claims.filter(claim => !said.includes(claim.toLowerCase()))
}

const CLAIM =
  /\bORD-\w+|\b(?:processing|shipped|delivered|cancelled|DHL|UPS|FedEx|USPS|GLS|DPD|Hermes)\b|\b\w*\d[\w-]*/gi
