import {
  CreateFoundationModelAgreementCommand,
  GetFoundationModelAvailabilityCommand,
  ListFoundationModelAgreementOffersCommand,
  PutUseCaseForModelAccessCommand,
} from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop({ modelAccess: [] })
})
afterEach(() => server.close())

const modelId = 'anthropic.claude-haiku-4-5-20251001-v1:0'
const availability = async (id = modelId) => {
  const { $metadata, ...answer } = await server.bedrock.send(
    new GetFoundationModelAvailabilityCommand({ modelId: id }),
  )
  return answer
}

test('before, while and after it is subscribed to', async () => {
  expect(await availability()).toEqual({
    modelId,
    agreementAvailability: { status: 'NOT_AVAILABLE' },
    authorizationStatus: 'NOT_AUTHORIZED',
    entitlementAvailability: 'NOT_AVAILABLE',
    regionAvailability: 'AVAILABLE',
  })
  const { offers = [] } = await server.bedrock.send(
    new ListFoundationModelAgreementOffersCommand({ modelId }),
  )
  const offerToken = offers[0]?.offerToken
  await server.bedrock.send(new CreateFoundationModelAgreementCommand({ modelId, offerToken }))
  await server.bedrock.send(
    new PutUseCaseForModelAccessCommand({ formData: Buffer.from('{"companyName":"x"}') }),
  )
  expect(await availability()).toMatchObject({
    agreementAvailability: { status: 'PENDING' },
    authorizationStatus: 'AUTHORIZED',
    entitlementAvailability: 'NOT_AVAILABLE',
  })
  server.outcrop.clock.advance(120_000)
  expect(await availability()).toMatchObject({
    agreementAvailability: { status: 'AVAILABLE' },
    entitlementAvailability: 'AVAILABLE',
  })
})

test('of what needs no subscription, and is not in this Region', async () => {
  expect(await availability('amazon.titan-embed-text-v2:0')).toMatchObject({
    agreementAvailability: { status: 'AVAILABLE' },
    authorizationStatus: 'AUTHORIZED',
    regionAvailability: 'AVAILABLE',
  })
  expect(await availability('stability.sd3-5-large-v1:0')).toMatchObject({
    regionAvailability: 'NOT_AVAILABLE',
  })
})

test('not of an unknown model', async () => {
  await expect(availability('no.such-model')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
