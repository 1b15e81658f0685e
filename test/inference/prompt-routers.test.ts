import {
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { afterEach, expect, test } from 'vitest'
import type { PartialConfig } from '../../src/config.ts'
import { createRouter, lite, pro } from '../support/prompt-router.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

let server: Started
afterEach(() => server.close())
const start = async (settings: PartialConfig = {}) => {
  server = await startOutcrop(settings)
}
const nova = 'arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/amazon.nova:1'
const profileOf = (model: string) => `arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.${model}`
const easy = 'What is 2+2?'
const hard =
  'Design an architecture for payments in two Regions, compare the alternatives, explain the trade-offs, calculate the cost and justify your plan step by step. Why is it better? What fails first? How do we migrate to it?'
const ask = (text: string) => [{ role: 'user' as const, content: [{ text }] }]
const converse = async (modelId: string | undefined, text: string) => {
  const { trace, stopReason } = await server.runtime.send(
    new ConverseCommand({ modelId, messages: ask(text) }),
  )
  expect(stopReason).toBeDefined()
  return trace?.promptRouter?.invokedModelId
}

test("AWS's router gives what is easy to the lighter model, and the answer says which", async () => {
  await start()
  expect(await converse(nova, easy)).toBe(profileOf('amazon.nova-lite-v1:0'))
  expect(await converse(nova, hard)).toBe(profileOf('amazon.nova-pro-v1:0'))
})

test("an account's own router follows its difference and its fallback", async () => {
  await start()
  const make = async (fallbackModel: typeof lite, responseQualityDifference: number) => {
    const { promptRouterArn } = await createRouter(server.bedrock, {
      promptRouterName: `router ${fallbackModel === lite} ${responseQualityDifference}`,
      fallbackModel,
      routingCriteria: { responseQualityDifference },
    })
    return [await converse(promptRouterArn, easy), await converse(promptRouterArn, hard)]
  }
  // The profile that was given for Pro, and the foundation model that was given for Lite.
  expect(await make(pro, 10)).toEqual([lite.modelArn, pro.modelArn])
  expect(await make(pro, 100)).toEqual([lite.modelArn, lite.modelArn])
  expect(await make(lite, 10)).toEqual([lite.modelArn, pro.modelArn])
  expect(await make(lite, 100)).toEqual([lite.modelArn, lite.modelArn])
})

test('a stream tells it in its metadata', async () => {
  await start()
  const { stream } = await server.runtime.send(
    new ConverseStreamCommand({ modelId: nova, messages: ask(hard) }),
  )
  const traces = []
  for await (const { metadata } of stream ?? []) if (metadata !== undefined) traces.push(metadata.trace)
  expect(traces).toEqual([{ promptRouter: { invokedModelId: profileOf('amazon.nova-pro-v1:0') } }])
})

test.each([
  [easy, 'us.amazon.nova-lite-v1:0'],
  [hard, 'us.amazon.nova-pro-v1:0'],
])('InvokeModel reads the native body: %s', async (text, variant) => {
  await start()
  const body = JSON.stringify({ messages: ask(text) })
  const path = `${server.url}/model/${encodeURIComponent(nova)}`
  for (const operation of ['invoke', 'invoke-with-response-stream']) {
    const response = await fetch(`${path}/${operation}`, { method: 'POST', body })
    expect(response.status).toBe(200)
    expect(response.headers.get('x-outcrop-variant')).toBe(variant)
    await response.arrayBuffer()
  }
})

test('a native body that is none is refused by the model that would have answered', async () => {
  await start()
  for (const Command of [InvokeModelCommand, InvokeModelWithResponseStreamCommand])
    await expect(
      server.runtime.send(new Command({ modelId: nova, body: '{' }) as InvokeModelCommand),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Malformed input request, please reformat your input and try again.',
    })
})

test('an alias may stand for a router', async () => {
  await start({ aliases: { smart: nova } })
  expect(await converse('smart', easy)).toBe(profileOf('amazon.nova-lite-v1:0'))
})

test('a call without a router has no trace', async () => {
  await start()
  expect(await converse('amazon.nova-lite-v1:0', easy)).toBeUndefined()
})

test("a router whose ARN the configuration routes is its backend's to choose for", async () => {
  await start({ models: [{ model: 'arn:aws:bedrock:*:prompt-router/*', backends: ['embedded'] }] })
  const unmade = 'arn:aws:bedrock:us-east-1:123456789012:prompt-router/abcdefghijkl'
  expect(await converse(unmade, easy)).toBeUndefined()
})

test.each([
  'arn:aws:bedrock:us-east-1:123456789012:prompt-router/abcdefghijkl',
  'arn:aws:bedrock:us-west-2:123456789012:default-prompt-router/meta.llama:1',
  'arn:aws:bedrock:us-east-1:210987654321:default-prompt-router/meta.llama:1',
])('%s is no router of the caller', async modelId => {
  await start()
  await expect(converse(modelId, easy)).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The provided model identifier is invalid.',
  })
})

test('a model past its end is refused as without a router', async () => {
  await start()
  const claude = nova.replace('amazon.nova', 'anthropic.claude')
  server.outcrop.clock.advance(Date.parse('2027-01-01') - server.outcrop.clock.now())
  await expect(converse(claude, easy)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
