import { readFile } from 'node:fs/promises'
import { ConverseCommand, CountTokensCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop()
})
afterAll(() => server.close())

const bare = 'anthropic.claude-haiku-4-5-20251001-v1:0'
const modelId = `us.${bare}`
const converse = {
  system: [{ text: 'Answer in one word.' }],
  messages: [{ role: 'user' as const, content: [{ text: 'What is the capital of France?' }] }],
}
const count = async (input: ConstructorParameters<typeof CountTokensCommand>[0]['input'], id = modelId) =>
  (await server.runtime.send(new CountTokensCommand({ modelId: id, input }))).inputTokens

test('counts what the same conversation is charged with', async () => {
  const { usage } = await server.runtime.send(new ConverseCommand({ modelId, ...converse }))
  expect(await count({ converse })).toBe(usage?.inputTokens)
  expect(await count({ converse }, bare)).toBe(usage?.inputTokens)
})

test('counts what the same native body is charged with', async () => {
  const body = JSON.stringify({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 20,
    messages: [{ role: 'user', content: 'What is the capital of France?' }],
  })
  const answer = await server.runtime.send(new InvokeModelCommand({ modelId, body }))
  const { usage } = JSON.parse(Buffer.from(answer.body).toString())
  expect(await count({ invokeModel: { body: Buffer.from(body) } })).toBe(usage.input_tokens)
})

test('refuses what the call itself would be refused for', async () => {
  const messages = [{ role: 'assistant' as const, content: [{ text: 'x' }] }]
  await expect(count({ converse: { messages } })).rejects.toMatchObject({
    name: 'ValidationException',
    message:
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
  })
  await expect(count({ invokeModel: { body: Buffer.from('{}') } })).rejects.toMatchObject({
    message: expect.stringContaining('Malformed input request'),
  })
  await expect(count({ converse }, 'no.such-model')).rejects.toMatchObject({ name: 'ValidationException' })
})

const triage = new URL('../../../../shared/data/examples/triage.json', import.meta.url)
const example = await readFile(triage, 'utf8').catch(() => undefined)

test.skipIf(example === undefined)(
  'the documents’ triage call counts 42, within a fifth (needs ../shared)',
  async () => {
    const { system, user } = JSON.parse(example ?? '{}')
    const tokens = await count({
      converse: { system: [{ text: system }], messages: [{ role: 'user', content: [{ text: user }] }] },
    })
    expect(tokens).toBeGreaterThanOrEqual(42 * 0.8)
    expect(tokens).toBeLessThanOrEqual(42 * 1.2)
  },
)
