import { expect, test } from 'vitest'
import { createRoute, needsEmbedded } from '../../src/inference/route.ts'

const embedded = {}
const gpu = {}
const bedrock = {}
const backends = new Map(Object.entries({ embedded, gpu, bedrock }))

test('the first pattern that matches decides; the embedded model answers for all others', () => {
  const route = createRoute({
    backends,
    models: [
      { model: 'meta.llama3-*', backends: ['gpu/meta-llama/Llama-3.1-8B', 'bedrock'] },
      { model: 'meta.*', backends: ['bedrock'] },
    ],
  })
  const [first, second] = route('meta.llama3-8b-instruct-v1:0')
  expect(first).toEqual({ name: 'gpu', backend: gpu, model: 'meta-llama/Llama-3.1-8B' })
  expect(first?.backend).toBe(gpu)
  expect(second).toEqual({ name: 'bedrock', backend: bedrock })
  expect(route('meta.llama4-x')).toEqual([{ name: 'bedrock', backend: bedrock }])
  expect(route('amazon.nova-lite-v1:0')[0]?.backend).toBe(embedded)
})

test('a backend that is not there is refused', () => {
  expect(() => createRoute({ backends, models: [{ model: '*', backends: ['none'] }] })).toThrow('none')
})

test.each([
  [[], true],
  [[{ model: 'amazon.*', backends: ['gpu'] }], true],
  [[{ model: '*', backends: ['gpu'] }], false],
  [[{ model: '*', backends: ['gpu', 'embedded/small'] }], true],
])('%j needs the embedded model: %s', (models, needs) => {
  expect(needsEmbedded(models)).toBe(needs)
  const known = new Map(Object.entries(needs ? { embedded, gpu } : { gpu }))
  expect(createRoute({ models, backends: known })('meta.llama').length).toBeGreaterThan(0)
})
