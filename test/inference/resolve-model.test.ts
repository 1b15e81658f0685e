import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { type ResolveModelOptions, resolveModel } from '../../src/inference/resolve-model.ts'

const catalogue = loadCatalogue()
const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0'
const kept = 'anthropic.claude-3-sonnet-20240229-v1:0'
const account = '123456789012'
const own = `arn:aws:bedrock:us-east-1:${account}`

const options = (more: Partial<ResolveModelOptions> = {}): ResolveModelOptions => ({
  catalogue,
  account,
  region: 'us-east-1',
  isKept: ({ id }) => id === kept,
  findOwnModel: () => undefined,
  findApplicationProfile: async id =>
    id === 'hq2of259skzs' ? `${own}:inference-profile/us.${haiku}` : undefined,
  ...more,
})
const resolve = (modelId: string, more?: Partial<ResolveModelOptions>) => resolveModel(modelId, options(more))

test.each([
  ['amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0', 'on-demand', undefined],
  [
    'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
    'amazon.nova-lite-v1:0',
    'on-demand',
    undefined,
  ],
  [
    'arn:aws:bedrock:::foundation-model/amazon.nova-lite-v1:0',
    'amazon.nova-lite-v1:0',
    'on-demand',
    undefined,
  ],
  [`us.${haiku}`, haiku, 'cross-region', 'us'],
  [`global.${haiku}`, haiku, 'global-cross-region', 'global'],
  [`${own}:inference-profile/us.${haiku}`, haiku, 'cross-region', 'us'],
  [`${own}:application-inference-profile/hq2of259skzs`, haiku, 'cross-region', 'us'],
])('%s is %s by the %s quota', async (modelId, id, quota, geography) => {
  const resolved = await resolve(modelId)
  expect(resolved.model.id).toBe(id)
  expect(resolved).toMatchObject({ quota, ...(geography && { geography }) })
})

test.each([
  ['eu', 'eu-west-1'],
  ['jp', 'ap-northeast-1'],
  ['au', 'ap-southeast-2'],
  ['us', 'ca-central-1'],
  ['global', 'sa-east-1'],
])('the %s profile answers in %s', async (geography, region) => {
  expect((await resolve(`${geography}.${haiku}`, { region })).geography).toBe(geography)
})

test('a profile of each geography is in the catalogue', () => {
  const geographies = new Set([...catalogue.profiles.keys()].map(id => id.split('.')[0]))
  for (const each of ['us', 'eu', 'apac', 'au', 'jp', 'ca', 'in', 'global'])
    expect(geographies).toContain(each)
})

test('an application inference profile is named beside the model', async () => {
  const arn = `${own}:application-inference-profile/hq2of259skzs`
  expect((await resolve(arn)).applicationProfile).toBe(arn)
})

describe('refused as an invalid identifier', () => {
  test.each([
    'no.such-model-v9:0',
    'us.no.such-model-v9:0',
    `moon.${haiku}`,
    `apac.${haiku}`,
    'us.amazon.titan-embed-text-v2:0',
    'arn:aws:bedrock:us-east-1::foundation-model/no.such',
    `arn:aws:bedrock:us-east-1::foundation-model/us.${haiku}`,
    'arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0',
    `${own}:foundation-model/amazon.nova-lite-v1:0`,
    `${own}:inference-profile/no.such`,
    `${own}:inference-profile/amazon.nova-lite-v1:0`,
    `arn:aws:bedrock:us-east-1:210987654321:inference-profile/us.${haiku}`,
    `${own}:application-inference-profile/000000000000`,
    `${own}:provisioned-model/abcdefghijkl`,
    `${own}:imported-model/abcdefghijkl`,
    `${own}:custom-model-deployment/abcdefghijkl`,
    `${own}:prompt/ABCDEFGHIJ`,
    `${own}:prompt-router/abcdefghijkl`,
    `${own}:default-prompt-router/anthropic.claude:1`,
    'anthropic.claude-3-haiku-20240307-v1:0:7k',
    'arn:aws:s3:::bucket',
    '__proto__',
    'constructor',
    // Not in this Region, and in none that is known.
    'amazon.titan-text-premier-v1:0',
    `eu.${haiku}`,
  ])('%s', async modelId => {
    await expect(resolve(modelId)).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The provided model identifier is invalid.',
    })
  })

  test('with what is meant in the hint', async () => {
    await expect(resolve(`eu.${haiku}`)).rejects.toMatchObject({
      hint: `The profile eu.${haiku} is not offered in us-east-1. In us-east-1 call it as global.${haiku} or us.${haiku}.`,
    })
    await expect(resolve(`${own}:provisioned-model/abcdefghijkl`)).rejects.toMatchObject({
      hint: 'There is no Provisioned Throughput abcdefghijkl. "models" in the configuration can route its ARN to a backend.',
    })
    await expect(resolve(`${own}:prompt-router/abcdefghijkl`)).rejects.toMatchObject({
      hint: 'A prompt router chooses by a prompt: Converse and InvokeModel take its ARN.',
    })
    await expect(resolve('ai21.jamba-1-5-mini-v1:0', { region: 'eu-west-1' })).rejects.toMatchObject({
      hint: 'ai21.jamba-1-5-mini-v1:0 is offered in us-east-1, not in eu-west-1.',
    })
  })
})

test.each([
  [haiku, 'eu-west-1', `In eu-west-1 call it as eu.${haiku} or global.${haiku}.`],
  ['amazon.nova-lite-v1:0:24k', 'us-east-1', 'In us-east-1 call it as us.amazon.nova-lite-v1:0.'],
])('%s on demand in %s names its profiles', async (modelId, region, hint) => {
  await expect(resolve(modelId, { region })).rejects.toMatchObject({
    name: 'ValidationException',
    message: `Invocation of model ID ${modelId} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    hint,
  })
})

test('a kept model answers in a Region that does not have it', async () => {
  expect((await resolve(kept, { region: 'mx-central-1' })).model.id).toBe(kept)
  await expect(resolve(kept, { region: 'mx-central-1', isKept: () => false })).rejects.toMatchObject({
    message: 'The provided model identifier is invalid.',
  })
})
