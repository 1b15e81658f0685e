import { expect, test } from 'vitest'
import { checkPromptRouter, checkTwo } from '../../src/inference/check-prompt-router.ts'

const target = (model: string) => ({
  arn: `arn:aws:bedrock:us-east-1::foundation-model/${model}`,
  model,
})
const router = (models: readonly string[], fallback = models[0] ?? '', responseQualityDifference = 10) => ({
  targets: models.map(target),
  fallbackArn: target(fallback).arn,
  responseQualityDifference,
})
const lite = 'amazon.nova-lite-v1:0'
const pro = 'amazon.nova-pro-v1:0'
const haiku = 'anthropic.claude-3-haiku-20240307-v1:0'
const sonnet = 'anthropic.claude-3-5-sonnet-20240620-v1:0'

test.each([
  [lite, pro],
  [pro, lite],
  [haiku, sonnet],
  ['meta.llama3-1-8b-instruct-v1:0', 'meta.llama3-3-70b-instruct-v1:0'],
])('%s and %s', (one, other) => {
  expect(() => checkPromptRouter(router([one, other]))).not.toThrow()
})

test.each([
  [
    'a model beyond the list',
    router([lite, 'amazon.nova-micro-v1:0']),
    'Prompt routing is not supported for the specified model identifier',
  ],
  [
    'two families',
    router([lite, haiku]),
    'All models of a prompt router must belong to the same model family.',
  ],
  ['one model', router([lite]), 'A prompt router must route between exactly two different models.'],
  [
    'the same model twice',
    router([lite, lite]),
    'A prompt router must route between exactly two different models.',
  ],
  [
    'a fallback that is none of them',
    router([haiku, sonnet], 'anthropic.claude-3-5-haiku-20241022-v1:0'),
    'The fallback model must be one of the models of the prompt router.',
  ],
  ['12 percent', router([lite, pro], lite, 12), 'Response quality difference must be a value multiple of 5'],
  [
    'half a percent',
    router([lite, pro], lite, 0.5),
    'Response quality difference must be a value multiple of 5',
  ],
])('not %s', (_, document, message) => {
  expect(() => checkPromptRouter(document)).toThrow(message)
})

test('the number of models is told before they are looked up', () => {
  expect(() => checkTwo(['a', 'b'])).not.toThrow()
  for (const models of [[], ['a'], ['a', 'a'], ['a', 'b', 'c']])
    expect(() => checkTwo(models)).toThrow('exactly two different models')
})
