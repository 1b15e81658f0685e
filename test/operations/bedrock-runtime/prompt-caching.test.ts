import {
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  type SystemContentBlock,
  type TokenUsage,
} from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())

const MINUTE = 60_000
const modelId = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0'
const rules = 'Answer every question about the warehouse in one short sentence. '.repeat(200)
const converse = (ttl: '5m' | '1h', question: string) => ({
  modelId,
  system: [{ text: rules }, { cachePoint: { type: 'default', ttl } }] satisfies SystemContentBlock[],
  messages: [{ role: 'user' as const, content: [{ text: question }] }],
})

/** The user guide: the input tokens of a request are the sum of the three kinds. */
const whole = ({ inputTokens = 0, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 }: TokenUsage) =>
  inputTokens + cacheReadInputTokens + cacheWriteInputTokens

describe.each([
  ['5m', 5],
  ['1h', 60],
] as const)('a checkpoint of %s', (ttl, minutes) => {
  const ask = async (question: string) => {
    const { usage } = await server.runtime.send(new ConverseCommand(converse(ttl, question)))
    if (usage === undefined) throw new Error('An answer without usage')
    return usage
  }

  test('is written, read and, when its time is over, written again', async () => {
    const written = await ask('Where are the pallets?')
    expect(written.cacheReadInputTokens).toBe(0)
    expect(written.cacheWriteInputTokens).toBeGreaterThan(1_024)
    expect(written.cacheDetails).toEqual([{ ttl, inputTokens: written.cacheWriteInputTokens }])
    expect(written.inputTokens).toBeLessThan(50)
    expect(written.totalTokens).toBe(whole(written) + (written.outputTokens ?? 0))

    server.outcrop.clock.advance((minutes - 1) * MINUTE)
    const read = await ask('Where are the forklifts?')
    expect(read).toMatchObject({
      cacheReadInputTokens: written.cacheWriteInputTokens,
      cacheWriteInputTokens: 0,
    })

    server.outcrop.clock.advance((minutes + 1) * MINUTE)
    expect(await ask('Where are the ramps?')).toMatchObject({
      cacheReadInputTokens: 0,
      cacheWriteInputTokens: written.cacheWriteInputTokens,
    })
  })
})

test('a stream tells the same in its last event', async () => {
  const counts: (TokenUsage | undefined)[] = []
  for (let call = 0; call < 2; call++) {
    const { stream } = await server.runtime.send(new ConverseStreamCommand(converse('5m', 'Where?')))
    for await (const { metadata } of stream ?? []) if (metadata) counts.push(metadata.usage)
  }
  expect(counts[0]?.cacheWriteInputTokens).toBeGreaterThan(1_024)
  expect(counts[1]?.cacheReadInputTokens).toBe(counts[0]?.cacheWriteInputTokens)
})

test("Claude's own body tells it in Claude's own usage, and shares the cache with Converse", async () => {
  const invoke = async (question: string) => {
    const body = {
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 50,
      system: [{ type: 'text', text: rules, cache_control: { type: 'ephemeral' } }],
      messages: [{ role: 'user', content: question }],
    }
    const answer = await server.runtime.send(new InvokeModelCommand({ modelId, body: JSON.stringify(body) }))
    return JSON.parse(Buffer.from(answer.body).toString()).usage
  }
  const written = await invoke('Where are the pallets?')
  expect(written.cache_creation_input_tokens).toBeGreaterThan(1_024)
  expect(written.cache_read_input_tokens).toBe(0)
  expect(written.cache_creation).toEqual({
    ephemeral_5m_input_tokens: written.cache_creation_input_tokens,
    ephemeral_1h_input_tokens: 0,
  })
  const read = await invoke('Where are the forklifts?')
  expect(read).toMatchObject({
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: written.cache_creation_input_tokens,
  })
  const { usage } = await server.runtime.send(new ConverseCommand(converse('5m', 'Where are the ramps?')))
  expect(usage?.cacheReadInputTokens).toBe(written.cache_creation_input_tokens)
})

test('too short a beginning is not cached, and not refused', async () => {
  const { usage } = await server.runtime.send(
    new ConverseCommand({
      ...converse('5m', 'Where?'),
      system: [{ text: 'Be brief.' }, { cachePoint: { type: 'default' } }],
    }),
  )
  expect(usage).toMatchObject({ cacheReadInputTokens: 0, cacheWriteInputTokens: 0 })
})
