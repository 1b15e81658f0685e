import { expect, test } from 'vitest'
import { loadCatalogue } from '../../../src/inference/catalogue.ts'
import { checkSupport } from '../../../src/inference/converse-checks/support.ts'
import { expectRefusal, HAIKU_4_5, modelOf, NOVA_LITE } from './expect-refusal.ts'

test.each([
  'amazon.titan-embed-text-v2:0',
  'amazon.nova-canvas-v1:0',
  'amazon.nova-2-sonic-v1:0',
  'amazon.rerank-v1:0',
  'cohere.rerank-v3-5:0',
])('%s does not converse', id => {
  expectRefusal(
    () => checkSupport(modelOf(id), false),
    `This action doesn't support the model that you provided. Try again with a supported text or chat model.`,
  )
})

test('a model that answers whole only is not streamed', () => {
  const whole = { ...NOVA_LITE, streaming: false }
  expectRefusal(() => checkSupport(whole, true), 'The model is unsupported for streaming.')
  expect(() => checkSupport(whole, false)).not.toThrow()
})

test('chat models converse, streamed or not', () => {
  for (const model of [HAIKU_4_5, NOVA_LITE]) {
    expect(() => checkSupport(model, true)).not.toThrow()
    expect(() => checkSupport(model, false)).not.toThrow()
  }
  const refused = loadCatalogue().models.filter(model => {
    try {
      checkSupport(model, false)
      return false
    } catch {
      return true
    }
  })
  expect(refused.filter(({ id }) => /claude|llama|nova-(lite|pro|micro|premier)|gpt|qwen/.test(id))).toEqual(
    [],
  )
})
