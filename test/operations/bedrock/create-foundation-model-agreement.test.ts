import {
  CreateFoundationModelAgreementCommand,
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
const agree = (offerToken: string | undefined, id = modelId) =>
  server.bedrock.send(new CreateFoundationModelAgreementCommand({ modelId: id, offerToken }))
const tokenOf = async (id: string) =>
  (await server.bedrock.send(new ListFoundationModelAgreementOffersCommand({ modelId: id }))).offers?.[0]
    ?.offerToken

test('takes the token of an offer, once', async () => {
  const token = await tokenOf(modelId)
  const { modelId: agreed, $metadata } = await agree(token)
  expect(agreed).toBe(modelId)
  expect($metadata.httpStatusCode).toBe(202)
  await expect(agree(token)).rejects.toMatchObject({ name: 'ConflictException' })
})

test('takes no other token', async () => {
  const other = await tokenOf('anthropic.claude-haiku-4-5-20251001-v1:0')
  for (const token of ['x', other])
    await expect(agree(token)).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(agree('x', 'amazon.nova-lite-v1:0')).rejects.toMatchObject({ name: 'ValidationException' })
})
