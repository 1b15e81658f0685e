import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, expect, test } from 'vitest'
import type { PartialConfig } from '../../src/config.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

let server: Started
afterEach(() => server.close())
const start = async (settings: PartialConfig = {}) => {
  server = await startOutcrop(settings)
}
const DAY = 86_400_000
const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
const converse = (modelId: string) => server.runtime.send(new ConverseCommand({ modelId, messages }))
const at = (date: string) => server.outcrop.clock.advance(Date.parse(date) - server.outcrop.clock.now())

const legacy = {
  name: 'ResourceNotFoundException',
  message:
    'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock',
  $metadata: { httpStatusCode: 404 },
}

// The documents' own case (B3).
test.each(['us-east-1', 'us-west-2'])('Claude 3.5 Haiku by its profile is Legacy in %s', async region => {
  await start({ region })
  await expect(converse('us.anthropic.claude-3-5-haiku-20241022-v1:0')).rejects.toMatchObject(legacy)
})

test('a Legacy model stays open to those who use it, for thirty days from the last call', async () => {
  await start()
  const model = 'anthropic.claude-3-haiku-20240307-v1:0' // Legacy from 2026-03-10, ended on 2026-09-10
  at('2026-03-01')
  expect((await converse(model)).stopReason).toBe('end_turn')
  at('2026-03-29')
  expect((await converse(model)).stopReason).toBe('end_turn')
  at('2026-04-27')
  expect((await converse(model)).stopReason).toBe('end_turn')
  server.outcrop.clock.advance(31 * DAY)
  await expect(converse(model)).rejects.toMatchObject(legacy)
  at('2026-09-11')
  await expect(converse(model)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message:
      'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
  })
})

test('what was used is forgotten with a reset', async () => {
  await start()
  const model = 'anthropic.claude-3-haiku-20240307-v1:0'
  at('2026-03-01')
  await converse(model)
  await server.outcrop.reset()
  at('2026-03-11')
  await expect(converse(model)).rejects.toMatchObject(legacy)
})

test('a kept model answers past its end and in every Region', async () => {
  await start({ region: 'mx-central-1' })
  const answer = await converse('anthropic.claude-3-sonnet-20240229-v1:0')
  expect(answer.stopReason).toBe('end_turn')
})

test('kept by the configuration, as a pattern', async () => {
  await start({ keptModels: ['anthropic.claude-3-*'] })
  expect((await converse('us.anthropic.claude-3-5-haiku-20241022-v1:0')).stopReason).toBe('end_turn')
})
