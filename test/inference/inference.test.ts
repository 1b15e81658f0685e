import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop({ modelAccess: ['amazon.nova-*', 'stability.*'] })
})
afterAll(() => server.close())

const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
const converse = (modelId: string) => server.runtime.send(new ConverseCommand({ modelId, messages }))

test('a model with access answers', async () => {
  expect((await converse('amazon.nova-micro-v1:0')).stopReason).toBe('end_turn')
})

test('a model without access is refused, also behind its profile', async () => {
  await expect(converse('us.anthropic.claude-haiku-4-5-20251001-v1:0')).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: `You don't have access to the model with the specified model ID.`,
    $metadata: { httpStatusCode: 403 },
  })
})

test('a model that makes no text refuses by name', async () => {
  await expect(converse('stability.sd3-5-large-v1:0')).rejects.toMatchObject({
    name: 'NotImplementedException',
    message: expect.stringContaining('stability.sd3-5-large-v1:0'),
  })
})
