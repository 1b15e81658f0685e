import { DeletePromptRouterCommand, ListPromptRoutersCommand } from '@aws-sdk/client-bedrock'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRouter } from '../../support/prompt-router.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeEach(async () => {
  server = await startOutcrop()
})
afterEach(() => server.close())
const remove = (promptRouterArn: string | undefined) =>
  server.bedrock.send(new DeletePromptRouterCommand({ promptRouterArn }))

test('once: then it is neither listed nor called', async () => {
  const { promptRouterArn } = await createRouter(server.bedrock)
  const { $metadata } = await remove(promptRouterArn)
  expect($metadata.httpStatusCode).toBe(200)
  const { promptRouterSummaries } = await server.bedrock.send(
    new ListPromptRoutersCommand({ type: 'custom' }),
  )
  expect(promptRouterSummaries).toEqual([])
  await expect(remove(promptRouterArn)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
  await expect(
    server.runtime.send(new ConverseCommand({ modelId: promptRouterArn, messages })),
  ).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The provided model identifier is invalid.',
  })
})

test("AWS's stay", async () => {
  const arn = 'arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/amazon.nova:1'
  await expect(remove(arn)).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'A default prompt router cannot be deleted.',
  })
})
