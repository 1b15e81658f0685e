import {
  type FoundationModelSummary,
  ListFoundationModelsCommand,
  type ListFoundationModelsCommandInput,
} from '@aws-sdk/client-bedrock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop()
  server.outcrop.clock.advance(Date.parse('2026-04-01') - Date.now())
})
afterAll(() => server.close())

test("lists the Region's models", async () => {
  const { modelSummaries = [] } = await server.bedrock.send(new ListFoundationModelsCommand({}))
  expect(modelSummaries.length).toBeGreaterThan(50)
  expect(modelSummaries.find(model => model.modelId === 'amazon.nova-lite-v1:0')).toMatchObject({
    modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
    modelName: 'Nova Lite',
    providerName: 'Amazon',
    responseStreamingSupported: true,
    inferenceTypesSupported: expect.arrayContaining(['ON_DEMAND', 'INFERENCE_PROFILE']),
    modelLifecycle: { status: 'ACTIVE' },
  })
})

type Filter = [ListFoundationModelsCommandInput, (model: FoundationModelSummary) => boolean | undefined]
const filters: Filter[] = [
  [{ byProvider: 'anthropic' }, model => model.modelId?.startsWith('anthropic.')],
  [{ byOutputModality: 'EMBEDDING' }, model => model.outputModalities?.includes('EMBEDDING')],
  [{ byInferenceType: 'ON_DEMAND' }, model => model.inferenceTypesSupported?.includes('ON_DEMAND')],
  [{ byCustomizationType: 'FINE_TUNING' }, model => model.customizationsSupported?.includes('FINE_TUNING')],
]

test.each(filters)('filters: %o', async (filter, holds) => {
  const all = await server.bedrock.send(new ListFoundationModelsCommand({}))
  const some = await server.bedrock.send(new ListFoundationModelsCommand(filter))
  expect(some.modelSummaries?.length).toBeGreaterThan(0)
  expect(some.modelSummaries?.length).toBeLessThan(all.modelSummaries?.length ?? 0)
  expect(some.modelSummaries?.every(holds)).toBe(true)
})

test('a filter with a value that AWS does not know is refused', async () => {
  const refused = server.bedrock.send(
    new ListFoundationModelsCommand({ byOutputModality: 'SMELL' as 'TEXT' }),
  )
  await expect(refused).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringMatching(
      /^1 validation error detected: Value 'SMELL' at 'byOutputModality' failed to satisfy constraint: Member must satisfy enum value set: \[/,
    ),
  })
})

test('one past its end is not listed, one that is kept is, as what it is', async () => {
  await using later = await startOutcrop({ keptModels: ['anthropic.claude-3-sonnet-*'] })
  later.outcrop.clock.advance(Date.parse('2026-11-01') - Date.now())
  const { modelSummaries = [] } = await later.bedrock.send(new ListFoundationModelsCommand({}))
  const find = (id: string) => modelSummaries.find(({ modelId }) => modelId === id)
  expect(find('anthropic.claude-3-haiku-20240307-v1:0')).toBeUndefined()
  expect(find('anthropic.claude-3-sonnet-20240229-v1:0')?.modelLifecycle).toMatchObject({
    status: 'LEGACY',
    endOfLifeTime: new Date('2026-07-30'),
  })
})
