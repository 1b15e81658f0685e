import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  InvokeModelCommand,
  type Message,
} from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOutcrop } from '../../src/outcrop.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

const modelId = 'amazon.nova-lite-v1:0'
let server: Started
beforeAll(async () => {
  server = await startOutcrop({
    backends: {
      scripted: { type: 'scripted', script: join(import.meta.dirname, '../../examples/scripted/rules.yaml') },
    },
    models: [{ model: '*', backends: ['scripted'] }],
  })
})
afterAll(() => server.close())

const user = (text: string): Message => ({ role: 'user', content: [{ text }] })
const send = async (some: Partial<ConverseCommandInput>) =>
  server.runtime.send(new ConverseCommand({ modelId, ...some }))
const toolConfig = {
  tools: [{ toolSpec: { name: 'get_weather', inputSchema: { json: { type: 'object' } } } }],
} satisfies ConverseCommandInput['toolConfig']

test("an agent's loop: the tool is used, then its result is told", async () => {
  const messages: Message[] = [user('What is the weather in Paris?')]
  const first = await send({ messages, toolConfig })
  expect(first.stopReason).toBe('tool_use')
  const { message } = first.output ?? {}
  const toolUse = message?.content?.find(block => block.toolUse)?.toolUse
  expect(toolUse).toMatchObject({ name: 'get_weather', input: { city: 'Paris' } })
  expect(message?.content?.[0]?.reasoningContent?.reasoningText?.text).toBe('I need the weather.')
  if (message === undefined) throw new Error('no message')
  messages.push(message, {
    role: 'user',
    content: [{ toolResult: { toolUseId: toolUse?.toolUseId, content: [{ text: 'sunny' }] } }],
  })
  expect((await send({ messages, toolConfig })).output?.message?.content).toEqual([
    { text: 'It is sunny there.' },
  ])
})

test('fields are filled from the call, and it takes its time', async () => {
  const started = performance.now()
  const { output, metrics } = await send({
    messages: [user('Are we there?')],
    requestMetadata: { speed: 'slow', team: 'support' },
  })
  expect(performance.now() - started).toBeGreaterThanOrEqual(500)
  expect(metrics?.latencyMs).toBeGreaterThanOrEqual(500)
  expect(output?.message?.content?.[0]?.text).toBe(
    'You asked "Are we there?" in turn 1, for the team support.',
  )
})

test('the SDK retries what the script throttles', async () => {
  const runtime = new BedrockRuntimeClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIA00000000RETRYING', secretAccessKey: 'any' },
    maxAttempts: 3,
  })
  const answer = await runtime.send(new ConverseCommand({ modelId, messages: [user('Are you busy?')] }))
  expect(answer.$metadata.attempts).toBe(3)
  expect(answer.output?.message?.content).toEqual([{ text: 'Thank you for your patience.' }])
  runtime.destroy()
})

test('native bodies are answered in the form of their family', async () => {
  const body = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Is the sky blue?' }] }] })
  const { body: answer } = await server.runtime.send(new InvokeModelCommand({ modelId, body }))
  expect(JSON.parse(Buffer.from(answer).toString()).output.message.content[0].text).toMatch(/^(Yes|No)\.$/)
})

test('a script that cannot be stops the start, with file, line and what is allowed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outcrop-script-'))
  try {
    const script = join(folder, 'wrong.yaml')
    await writeFile(script, 'rules:\n  - match: { modle: x }\n    answer: y\n')
    const start = createOutcrop({
      home: folder,
      log: { level: 'silent' },
      backends: { mine: { type: 'scripted', script } },
    })
    await expect(start).rejects.toMatchObject({
      name: 'ConfigError',
      message:
        'wrong.yaml:2: "rules.0.match.modle" is an unknown key. Did you mean "model"? Allowed: model, text, system, tool, tools, turn, metadata.',
    })
  } finally {
    await rm(folder, { recursive: true })
  }
})
