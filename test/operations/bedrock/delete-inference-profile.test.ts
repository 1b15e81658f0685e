import {
  CreateInferenceProfileCommand,
  DeleteInferenceProfileCommand,
  GetInferenceProfileCommand,
} from '@aws-sdk/client-bedrock'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())

test('is gone, with its calls', async () => {
  const { inferenceProfileArn } = await server.bedrock.send(
    new CreateInferenceProfileCommand({
      inferenceProfileName: 'mine',
      modelSource: { copyFrom: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0' },
    }),
  )
  const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
  const converse = () => server.runtime.send(new ConverseCommand({ modelId: inferenceProfileArn, messages }))
  expect((await converse()).stopReason).toBe('end_turn')
  const input = { inferenceProfileIdentifier: inferenceProfileArn }
  await server.bedrock.send(new DeleteInferenceProfileCommand(input))
  await expect(server.bedrock.send(new GetInferenceProfileCommand(input))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
  await expect(server.bedrock.send(new DeleteInferenceProfileCommand(input))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
  await expect(converse()).rejects.toMatchObject({ message: 'The provided model identifier is invalid.' })
})

test("AWS's cannot be", async () => {
  const inferenceProfileIdentifier = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
  await expect(
    server.bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
