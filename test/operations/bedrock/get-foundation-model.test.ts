import { GetFoundationModelCommand } from '@aws-sdk/client-bedrock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop()
})
afterAll(() => server.close())

test.each([
  'anthropic.claude-3-haiku-20240307-v1:0',
  'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
])('finds %s', async modelIdentifier => {
  const { modelDetails } = await server.bedrock.send(new GetFoundationModelCommand({ modelIdentifier }))
  expect(modelDetails).toMatchObject({
    modelId: 'anthropic.claude-3-haiku-20240307-v1:0',
    modelName: 'Claude 3 Haiku',
    providerName: 'Anthropic',
    modelLifecycle: { status: 'LEGACY', legacyTime: new Date('2026-03-10') },
  })
})

test('one that is not there', async () => {
  const refused = server.bedrock.send(new GetFoundationModelCommand({ modelIdentifier: 'no.such-model' }))
  await expect(refused).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    $metadata: { httpStatusCode: 404 },
  })
})
