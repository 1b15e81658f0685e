import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop({ keptModels: ['stability.*'] })
})
afterAll(() => server.close())

const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
const converse = (modelId: string) => server.runtime.send(new ConverseCommand({ modelId, messages }))

test('a model with access answers', async () => {
  expect((await converse('amazon.nova-micro-v1:0')).stopReason).toBe('end_turn')
})

test('a model that makes no text is none for Converse', async () => {
  await expect(converse('stability.sd3-5-large-v1:0')).rejects.toMatchObject({
    name: 'ValidationException',
    message:
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
  })
})
