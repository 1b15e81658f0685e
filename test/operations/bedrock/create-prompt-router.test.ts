import { type CreatePromptRouterCommand, ListTagsForResourceCommand } from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRouter, lite, pro } from '../../support/prompt-router.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())
const create = (more?: Partial<ConstructorParameters<typeof CreatePromptRouterCommand>[0]>) =>
  createRouter(server.bedrock, more)

test('with tags', async () => {
  const { promptRouterArn, $metadata } = await create({ tags: [{ key: 'team', value: 'a' }] })
  expect($metadata.httpStatusCode).toBe(200)
  expect(promptRouterArn).toMatch(/^arn:aws:bedrock:us-east-1:123456789012:prompt-router\/[a-z0-9]{12}$/)
  const { tags } = await server.bedrock.send(new ListTagsForResourceCommand({ resourceARN: promptRouterArn }))
  expect(tags).toEqual([{ key: 'team', value: 'a' }])
})

test('once for a client token, and for one request only', async () => {
  const clientRequestToken = 'a'.repeat(40)
  const first = await create({ clientRequestToken })
  expect((await create({ clientRequestToken })).promptRouterArn).toBe(first.promptRouterArn)
  await expect(create({ clientRequestToken, description: 'Other' })).rejects.toMatchObject({
    name: 'ConflictException',
  })
})

test('a name is given once in an account and Region', async () => {
  await create()
  await expect(create()).rejects.toMatchObject({
    name: 'ConflictException',
    message: 'A prompt router with the name mine already exists.',
  })
  await create({ promptRouterName: 'other' })
})

const model = (id: string) => ({ modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${id}` })

test.each([
  [
    'a model that is not routed to',
    { models: [lite, model('amazon.nova-micro-v1:0')] },
    'Prompt routing is not supported for the specified model identifier',
  ],
  [
    'a difference of 12%',
    { routingCriteria: { responseQualityDifference: 12 } },
    'Response quality difference must be a value multiple of 5',
  ],
  ['one model', { models: [pro] }, 'A prompt router must route between exactly two different models.'],
  [
    'many models',
    { models: Array.from({ length: 500 }, () => lite) },
    'A prompt router must route between exactly two different models.',
  ],
  [
    'an unknown model',
    { models: [lite, model('amazon.no-such-v1:0')] },
    'The provided model identifier is invalid.',
  ],
  [
    'a fallback beside the models',
    { fallbackModel: model('amazon.nova-micro-v1:0') },
    'The fallback model must be one of the models of the prompt router.',
  ],
])('not with %s', async (_, more, message) => {
  await expect(create(more)).rejects.toMatchObject({
    name: 'ValidationException',
    message,
    $metadata: { httpStatusCode: 400 },
  })
})

test('a difference over 100 percent is against the description', async () => {
  const failing = create({ routingCriteria: { responseQualityDifference: 105 } })
  await expect(failing).rejects.toMatchObject({ name: 'ValidationException' })
})
