import { ConverseCommand, ConverseStreamCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { readUsage } from '../../support/read-usage.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

const modelId = 'amazon.nova-lite-v1:0'
const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
const usage = { inputTokens: 11, outputTokens: 500 }
const whole = { answer: { text: 'All of it.', usage } }
const dying = { answer: { text: 'Half of it.', usage }, dieAfter: 2 }

const start = (backends: Record<string, object[]>, more: object = {}) =>
  startOutcrop({
    backends: Object.fromEntries(
      Object.entries(backends).map(([name, rules]) => [name, { type: 'scripted', rules }]),
    ) as never,
    models: [{ model: '*', backends: Object.keys(backends) }],
    ...more,
  })
const rows = ({ outcrop }: Started) => readUsage(outcrop.config.home)

test.each(['Converse', 'InvokeModel'])(
  '%s: what breaks off within a whole answer is asked of the next backend, and the call is one record',
  async operation => {
    await using server = await start({ first: [dying], second: [whole] })
    const body = JSON.stringify({ messages })
    if (operation === 'Converse') {
      const answer = await server.runtime.send(new ConverseCommand({ modelId, messages }))
      expect(answer.output?.message?.content?.[0]?.text).toBe('All of it.')
      expect(answer.usage).toMatchObject(usage)
    } else {
      const answer = await server.runtime.send(new InvokeModelCommand({ modelId, body }))
      expect(Buffer.from(answer.body).toString()).toContain('All of it.')
    }
    expect(rows(server)).toMatchObject([
      { operation, outcome: 'ok', backend: 'second', attempts: 2, input: 11, output: 500, first_token: null },
    ])
  },
)

test('a stream is never asked of another once it has begun, and what it said is settled', async () => {
  await using server = await start({ first: [dying], second: [whole] })
  const { stream } = await server.runtime.send(new ConverseStreamCommand({ modelId, messages }))
  const read = async () => {
    for await (const event of stream ?? []) expect(event).not.toHaveProperty('metadata')
  }
  await expect(read()).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
  const [row, ...others] = rows(server)
  expect(others).toEqual([])
  expect(row).toMatchObject({ outcome: 'ModelStreamErrorException', backend: 'first', attempts: 1 })
  expect(row?.first_token).toEqual(expect.any(Number))
  expect(row?.settled).toBe(Number(row?.input) + Number(row?.output))
})

test('an answer that is cut is no answer, whole or as a stream', async () => {
  const cut = { ...dying, cut: true }
  await using server = await start({ only: [cut] })
  await expect(server.runtime.send(new ConverseCommand({ modelId, messages }))).rejects.toThrow()
  const { stream } = await server.runtime.send(new ConverseStreamCommand({ modelId, messages }))
  await expect(
    (async () => {
      for await (const _ of stream ?? []);
    })(),
  ).rejects.toThrow()
  expect(rows(server).map(({ outcome }) => outcome)).toEqual([
    'ModelStreamErrorException',
    'ModelStreamErrorException',
  ])
})

test('an answer that is asked for again reserves again, and the record is what the client was told', async () => {
  const wrong = { answer: { json: { town: 'Paris' }, usage } }
  const right = { answer: { json: { city: 'Paris' }, usage } }
  await using server = await start(
    { only: [{ sequence: [wrong, right] }] },
    { quotas: { values: { 'On-demand model inference tokens per minute for Amazon Nova Lite': 1_000_000 } } },
  )
  const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }
  const answer = await server.runtime.send(
    new ConverseCommand({
      modelId,
      messages,
      inferenceConfig: { maxTokens: 600 },
      outputConfig: {
        textFormat: {
          type: 'json_schema',
          structure: { jsonSchema: { name: 'answer', schema: JSON.stringify(schema) } },
        },
      },
    }),
  )
  expect(answer.usage).toMatchObject({ inputTokens: 22, outputTokens: 1_000 })
  const [row] = rows(server)
  expect(row).toMatchObject({ outcome: 'ok', attempts: 1, input: 22, output: 1_000, settled: 1_022 })
  expect(Number(row?.reserved)).toBeGreaterThan(2 * 600)
})
