import { GetFoundationModelCommand } from '@aws-sdk/client-bedrock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop()
  server.outcrop.clock.advance(Date.parse('2026-04-01') - Date.now())
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

test('one past its end of life', async () => {
  const modelIdentifier = 'anthropic.claude-3-7-sonnet-20250219-v1:0'
  await using later = await startOutcrop()
  later.outcrop.clock.advance(Date.parse('2026-05-01') - Date.now())
  const refused = later.bedrock.send(new GetFoundationModelCommand({ modelIdentifier }))
  await expect(refused).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message:
      'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
  })
})
