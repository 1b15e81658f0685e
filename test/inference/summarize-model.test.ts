import { expect, test } from 'vitest'
import { summarizeModel } from '../../src/inference/summarize-model.ts'

const model = {
  id: 'maker.model-v1:0',
  provider: 'Maker',
  inputModalities: ['TEXT'],
  outputModalities: ['TEXT'],
  lifecycle: { status: 'UNKNOWN' },
  limits: {},
} as const

test('what is not known is left out', () => {
  expect(summarizeModel(model, 'us-east-1', 0)).toEqual({
    modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/maker.model-v1:0',
    modelId: 'maker.model-v1:0',
    providerName: 'Maker',
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    customizationsSupported: [],
    inferenceTypesSupported: [],
  })
})

test('GovCloud has a partition of its own', () => {
  expect(summarizeModel(model, 'us-gov-west-1', 0).modelArn).toMatch(
    /^arn:aws-us-gov:bedrock:us-gov-west-1::/,
  )
})

test('its state is that of the day', () => {
  const dated = {
    ...model,
    lifecycle: { status: 'ACTIVE', legacyTime: '2026-03-10', endOfLifeTime: '2026-09-10' },
  } as const
  const statusAt = (date: string) =>
    summarizeModel(dated, 'us-east-1', Date.parse(date)).modelLifecycle?.status
  expect(['2026-03-09', '2026-03-10', '2026-10-01'].map(statusAt)).toEqual(['ACTIVE', 'LEGACY', 'LEGACY'])
})
