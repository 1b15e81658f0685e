import { PutUseCaseForModelAccessCommand } from '@aws-sdk/client-bedrock'
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { needsSubscription, needsUseCase } from '../../src/inference/model-access.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop({ modelAccess: [] })
})
afterEach(() => server.close())

const haiku = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const palmyra = 'writer.palmyra-x4-v1:0'
const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
const converse = (modelId: string) => server.runtime.send(new ConverseCommand({ modelId, messages }))
const submitForm = () =>
  server.bedrock.send(new PutUseCaseForModelAccessCommand({ formData: Buffer.from('{"companyName":"x"}') }))
const MINUTE = 60_000

const notSubscribed = {
  name: 'AccessDeniedException',
  message:
    'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.',
  $metadata: { httpStatusCode: 403 },
}
const noUseCase = {
  name: 'ResourceNotFoundException',
  message:
    'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model.',
  $metadata: { httpStatusCode: 404 },
}

test("Amazon's own models need nothing, nor those not sold through AWS Marketplace", async () => {
  expect((await converse('amazon.nova-lite-v1:0')).stopReason).toBe('end_turn')
  expect((await converse('openai.gpt-oss-20b-1:0')).stopReason).toBe('end_turn')
})

test('the first call starts a subscription, which clears by itself; the form does not', async () => {
  await expect(converse(haiku)).rejects.toMatchObject(notSubscribed)
  server.outcrop.clock.advance(MINUTE)
  await expect(converse(haiku)).rejects.toMatchObject(notSubscribed)
  server.outcrop.clock.advance(MINUTE)
  await expect(converse(haiku)).rejects.toMatchObject(noUseCase)
  server.outcrop.clock.advance(1_000 * MINUTE)
  await expect(converse(haiku)).rejects.toMatchObject(noUseCase)
  await submitForm()
  expect((await converse(haiku)).stopReason).toBe('end_turn')
})

test('a subscription is for a Region, the form for the account', async () => {
  await submitForm()
  await expect(converse(haiku)).rejects.toMatchObject(notSubscribed)
  server.outcrop.clock.advance(2 * MINUTE)
  expect((await converse(haiku)).stopReason).toBe('end_turn')
  const elsewhere = new BedrockRuntimeClient({
    endpoint: server.url,
    region: 'us-west-2',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
    maxAttempts: 1,
  })
  const refused = elsewhere.send(new ConverseCommand({ modelId: haiku, messages }))
  await expect(refused).rejects.toMatchObject(notSubscribed)
  elsewhere.destroy()
})

test('first calls at the same time start one subscription', async () => {
  const results = await Promise.allSettled([converse(haiku), converse(haiku), converse(haiku)])
  for (const result of results)
    expect(result).toMatchObject({ status: 'rejected', reason: { name: 'AccessDeniedException' } })
})

test('who needs what', () => {
  const { find } = loadCatalogue()
  const needs = (id: string) => {
    const model = find(id)
    return model && [needsSubscription(model), needsUseCase(model)]
  }
  expect(needs('anthropic.claude-haiku-4-5-20251001-v1:0')).toEqual([true, true])
  expect(needs(palmyra)).toEqual([true, false])
  expect(needs('meta.llama3-1-8b-instruct-v1:0')).toEqual([false, false])
})
