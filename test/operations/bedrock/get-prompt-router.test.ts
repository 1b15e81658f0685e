import { GetPromptRouterCommand } from '@aws-sdk/client-bedrock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRouter, lite, pro } from '../../support/prompt-router.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())
const get = (promptRouterArn: string | undefined) =>
  server.bedrock.send(new GetPromptRouterCommand({ promptRouterArn }))
const arn = (kind: string, id: string) => `arn:aws:bedrock:us-east-1:123456789012:${kind}/${id}`

test("an account's own, as it was made", async () => {
  const { promptRouterArn } = await createRouter(server.bedrock, { description: 'For support' })
  const { $metadata, createdAt, updatedAt, ...router } = await get(promptRouterArn)
  expect($metadata.httpStatusCode).toBe(200)
  expect(createdAt).toBeInstanceOf(Date)
  expect(updatedAt).toEqual(createdAt)
  expect(router).toEqual({
    promptRouterName: 'mine',
    promptRouterArn,
    description: 'For support',
    routingCriteria: { responseQualityDifference: 10 },
    models: [lite, pro],
    fallbackModel: pro,
    status: 'AVAILABLE',
    type: 'custom',
  })
})

test("AWS's", async () => {
  const { $metadata, ...router } = await get(arn('default-prompt-router', 'meta.llama:1'))
  const profile = (size: string) => ({
    modelArn: arn('inference-profile', `us.meta.llama3-1-${size}-instruct-v1:0`),
  })
  expect(router).toEqual({
    promptRouterName: 'Meta Prompt Router',
    promptRouterArn: arn('default-prompt-router', 'meta.llama:1'),
    routingCriteria: { responseQualityDifference: 0 },
    models: [profile('8b'), profile('70b')],
    fallbackModel: profile('70b'),
    status: 'AVAILABLE',
    type: 'default',
  })
})

test.each([
  arn('prompt-router', 'abcdefghijkl'),
  arn('default-prompt-router', 'no.such:1'),
  arn('default-prompt-router', 'meta.llama:1').replace('us-east-1', 'us-west-2'),
  arn('default-prompt-router', 'meta.llama:1').replace('123456789012', '210987654321'),
])('%s is not found', async unknown => {
  await expect(get(unknown)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    $metadata: { httpStatusCode: 404 },
  })
})
