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
  expect(summarizeModel(model, 'us-east-1')).toEqual({
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
  expect(summarizeModel(model, 'us-gov-west-1').modelArn).toMatch(/^arn:aws-us-gov:bedrock:us-gov-west-1::/)
})
