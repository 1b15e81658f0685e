import { ListFoundationModelAgreementOffersCommand } from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())

const offersOf = async (modelId: string) =>
  (await server.bedrock.send(new ListFoundationModelAgreementOffersCommand({ modelId }))).offers

test('one for what is sold through AWS Marketplace, with its prices', async () => {
  expect(await offersOf('anthropic.claude-haiku-4-5-20251001-v1:0')).toEqual([
    {
      offerId: expect.any(String),
      offerToken: expect.any(String),
      termDetails: {
        usageBasedPricingTerm: {
          rateCard: [
            {
              dimension: 'InputTokens',
              price: '1',
              description: 'Claude Haiku 4.5: input',
              unit: 'USD for a million tokens',
            },
            {
              dimension: 'OutputTokens',
              price: '5',
              description: 'Claude Haiku 4.5: output',
              unit: 'USD for a million tokens',
            },
          ],
        },
        legalTerm: {},
        supportTerm: {},
      },
    },
  ])
})

test('none for what is not', async () => {
  expect(await offersOf('amazon.nova-lite-v1:0')).toEqual([])
})

test('not of an unknown model', async () => {
  await expect(offersOf('no.such-model')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
