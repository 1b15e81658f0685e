import {
  CreateFoundationModelAgreementCommand,
  DeleteFoundationModelAgreementCommand,
  GetFoundationModelAvailabilityCommand,
  ListFoundationModelAgreementOffersCommand,
} from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop({ modelAccess: [] })
})
afterEach(() => server.close())

const modelId = 'writer.palmyra-x4-v1:0'

test('ends a subscription', async () => {
  const { offers = [] } = await server.bedrock.send(
    new ListFoundationModelAgreementOffersCommand({ modelId }),
  )
  await server.bedrock.send(
    new CreateFoundationModelAgreementCommand({ modelId, offerToken: offers[0]?.offerToken }),
  )
  await server.bedrock.send(new DeleteFoundationModelAgreementCommand({ modelId }))
  const { agreementAvailability } = await server.bedrock.send(
    new GetFoundationModelAvailabilityCommand({ modelId }),
  )
  expect(agreementAvailability).toEqual({ status: 'NOT_AVAILABLE' })
  await expect(
    server.bedrock.send(new DeleteFoundationModelAgreementCommand({ modelId })),
  ).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})
