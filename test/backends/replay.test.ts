import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import type { PartialConfig } from '../../src/config.ts'
import { createOutcrop } from '../../src/outcrop.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

const modelId = 'anthropic.claude-haiku-4-5-20251001-v1:0'
const converse = (text: string) => ({
  modelId: `us.${modelId}`,
  messages: [{ role: 'user' as const, content: [{ text }] }],
})
const native = (content: string) => ({
  modelId: `us.${modelId}`,
  body: JSON.stringify({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 100,
    messages: [{ role: 'user', content }],
  }),
})
/** What is made anew for each call: the family's ID of the answer and how long it took. */
const steady = (json: string) =>
  json.replaceAll(/"(id|invocationLatency|firstByteLatency)":("[^"]*"|\d+)/g, '"$1":0')

const ask = async ({ runtime }: Started) => {
  const whole = await runtime.send(new ConverseCommand(converse('List two colours.')))
  const { stream } = await runtime.send(new ConverseStreamCommand(converse('List three colours.')))
  const events: unknown[] = []
  for await (const event of stream ?? []) events.push(event)
  const body = await runtime.send(new InvokeModelCommand(native('List four colours.')))
  const chunked = await runtime.send(new InvokeModelWithResponseStreamCommand(native('List five colours.')))
  const chunks: string[] = []
  for await (const { chunk } of chunked.body ?? [])
    chunks.push(steady(Buffer.from(chunk?.bytes ?? []).toString()))
  const embedding = await runtime.send(
    new InvokeModelCommand({ modelId: 'amazon.titan-embed-text-v2:0', body: '{"inputText": "a text"}' }),
  )
  return {
    whole: { ...whole, $metadata: undefined },
    events,
    body: steady(Buffer.from(body.body).toString()),
    chunks,
    embedding: Buffer.from(embedding.body).toString(),
  }
}

const withFolder = async (use: (folder: string) => Promise<void>) => {
  const folder = await mkdtemp(join(tmpdir(), 'outcrop-replay-'))
  try {
    await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
const all = (backend: string): PartialConfig['models'] => [{ model: '*', backends: [backend] }]

test('what was recorded through one server is answered by another, as the SDK sees it', () =>
  withFolder(async folder => {
    const recording = await startOutcrop({
      backends: { slow: { type: 'embedded', firstTokenMs: 30 }, rec: { type: 'record', of: 'slow', folder } },
      models: all('rec'),
    })
    const recorded = await ask(recording)
    await recording.close()

    await using replaying = await startOutcrop({
      backends: { tape: { type: 'replay', folder } },
      models: all('tape'),
    })
    expect(await ask(replaying)).toEqual(recorded)
    expect(recorded.events.length).toBeGreaterThan(5)
    expect(recorded.chunks.length).toBeGreaterThan(5)

    const changed = replaying.runtime.send(new ConverseCommand(converse('List nine colours.')))
    await expect(changed).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $response: {
        headers: {
          'x-outcrop-hint': expect.stringMatching(
            /^The nearest recording is .*: - "text": "List \w+ colours\." \| \+ "text": "List nine colours\."/,
          ),
        },
      },
    })
  }))

test('settings that cannot be are an error of the start', () =>
  withFolder(async folder => {
    const start = (backend: object) =>
      createOutcrop({ home: join(folder, 'home'), backends: { tape: backend } } as PartialConfig)
    await expect(start({ type: 'replay', folder: join(folder, 'none') })).rejects.toThrow(/cannot be read/)
    await expect(start({ type: 'replay', folder, ignore: ['('] })).rejects.toThrow(/RE2/)
    await expect(start({ type: 'replay', folder, timing: 'fast' })).rejects.toThrow(/skip, real/)
    await expect(start({ type: 'record', folder })).rejects.toThrow(/"backends.tape.of" is missing/)
    await expect(start({ type: 'record', folder, of: 'nothing' })).rejects.toThrow(/not there/)
  }))
