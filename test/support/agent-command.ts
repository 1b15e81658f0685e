import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BedrockAgentClient,
  CreateAgentActionGroupCommand,
  type CreateAgentActionGroupCommandInput,
  CreateAgentCommand,
  PrepareAgentCommand,
} from '@aws-sdk/client-bedrock-agent'
import { runCommand } from './run-command.ts'
import { spawnOutcrop } from './spawn-outcrop.ts'

/** An agent `desk` with functions that run here (`look`, `break`) and one that its caller runs (`refund`). */
const settings = `
functions:
  look: { type: module, file: functions.mjs, export: look }
  break: { type: module, file: functions.mjs, export: broken }
backends:
  scripted:
    type: scripted
    rules:
      - { match: { tool: hand__refund }, answer: "It is refunded." }
      - { match: { tool: here__look }, answer: "It is there." }
      - { match: { text: lost }, answer: { text: "I look.", toolUse: { name: here__look, input: { id: "7" } } } }
      - { match: { text: broken }, answer: { toolUse: { name: bad__break, input: { id: "7" } } } }
      - { match: { text: refund }, answer: { toolUse: { name: hand__refund, input: { id: "7" } } } }
      - match: { text: six }
        answer:
          toolUse:
            - { name: here__look, input: { id: "1" } }
            - { name: here__look, input: { id: "2" } }
            - { name: here__look, input: { id: "3" } }
            - { name: here__look, input: { id: "4" } }
            - { name: here__look, input: { id: "5" } }
            - { name: here__look, input: { id: "6" } }
      - { answer: "Hello." }
models:
  - { model: '*', backends: [scripted] }
`
const functions = `
const reply = (event, name, body) => ({
  messageVersion: '1.0',
  response: { actionGroup: event.actionGroup, [name]: event.function, functionResponse: { responseBody: { TEXT: { body } } } },
})
export const look = event => reply(event, 'function', 'Number ' + event.parameters[0].value + ' is there.')
export const broken = event => reply(event, 'functionName', 'never read')
`

export interface AgentCommandServer extends AsyncDisposable {
  readonly folder: string
  readonly home: string
  readonly url: string
  readonly agentId: string
  /** `outcrop agent ...` to its end, with the address of the server. */
  run(...flags: string[]): ReturnType<typeof runCommand>
}

export const startAgentCommand = async (): Promise<AgentCommandServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-agent-'))
  writeFileSync(join(folder, 'functions.mjs'), functions)
  const file = join(folder, 'server.yaml')
  writeFileSync(file, settings.replaceAll('functions.mjs', join(folder, 'functions.mjs')))
  const server = await spawnOutcrop(['--config', file], {}, folder).catch(error => {
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  const url = `http://127.0.0.1:${server.port}`
  const client = new BedrockAgentClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'me', secretAccessKey: 'any' },
  })
  const { agent } = await client.send(
    new CreateAgentCommand({
      agentName: 'desk',
      foundationModel: 'amazon.nova-lite-v1:0',
      instruction: 'You find what people have lost, and refund what is lost for good.',
    }),
  )
  const agentId = agent?.agentId ?? ''
  const group = (
    actionGroupName: string,
    name: string,
    actionGroupExecutor: NonNullable<CreateAgentActionGroupCommandInput['actionGroupExecutor']>,
  ) =>
    client.send(
      new CreateAgentActionGroupCommand({
        agentId,
        agentVersion: 'DRAFT',
        actionGroupName,
        actionGroupExecutor,
        functionSchema: {
          functions: [{ name, parameters: { id: { type: 'string', description: 'Of it', required: true } } }],
        },
      }),
    )
  const lambda = (name: string) => ({ lambda: `arn:aws:lambda:us-east-1:123456789012:function:${name}` })
  await group('here', 'look', lambda('look'))
  await group('bad', 'break', lambda('break'))
  await group('hand', 'refund', { customControl: 'RETURN_CONTROL' })
  await client.send(new PrepareAgentCommand({ agentId }))
  client.destroy()
  return {
    folder,
    home: folder,
    url,
    agentId,
    run: (...flags) =>
      runCommand(['agent', ...flags], { cwd: folder, environment: { AWS_ENDPOINT_URL_BEDROCK_AGENT: url } }),
    async [Symbol.asyncDispose]() {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
