import {
  CreateInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())

const nova = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'
const profile = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0'
const create = (copyFrom: string, more: object = {}) =>
  server.bedrock.send(
    new CreateInferenceProfileCommand({
      inferenceProfileName: 'my profile',
      modelSource: { copyFrom },
      ...more,
    }),
  )

test('of a foundation model, with tags', async () => {
  const { inferenceProfileArn, status, $metadata } = await create(nova, {
    tags: [{ key: 'team', value: 'a' }],
  })
  expect($metadata.httpStatusCode).toBe(201)
  expect(status).toBe('ACTIVE')
  expect(inferenceProfileArn).toMatch(
    /^arn:aws:bedrock:us-east-1:123456789012:application-inference-profile\/[a-z0-9]{12}$/,
  )
  const { tags } = await server.bedrock.send(
    new ListTagsForResourceCommand({ resourceARN: inferenceProfileArn }),
  )
  expect(tags).toEqual([{ key: 'team', value: 'a' }])
})

test('of a cross-region profile: with a model for each Region that it routes to', async () => {
  const { inferenceProfileArn } = await create(profile)
  const { models } = await server.bedrock.send(
    new GetInferenceProfileCommand({ inferenceProfileIdentifier: inferenceProfileArn }),
  )
  expect(models).toEqual(
    ['us-east-1', 'us-east-2', 'us-west-2'].map(region => ({
      modelArn: `arn:aws:bedrock:${region}::foundation-model/amazon.nova-lite-v1:0`,
    })),
  )
})

test('once for a client token, and for one request only', async () => {
  const clientRequestToken = 'a'.repeat(40)
  const first = await create(nova, { clientRequestToken })
  expect((await create(nova, { clientRequestToken })).inferenceProfileArn).toBe(first.inferenceProfileArn)
  await expect(create(profile, { clientRequestToken })).rejects.toMatchObject({
    name: 'ConflictException',
    message: 'The client token has already been used with a different request.',
    $metadata: { httpStatusCode: 400 },
  })
})

test.each([
  'arn:aws:bedrock:us-east-1::foundation-model/no.such-model-v1:0',
  'arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0',
])('not of %s', async copyFrom => {
  await expect(create(copyFrom)).rejects.toMatchObject({ name: 'ValidationException' })
})
