import { describe, expect, test } from 'vitest'
import {
  dialectFor,
  dialects,
  embedDialectFor,
  embedDialects,
  rerankDialectFor,
  rerankDialects,
} from '../../src/dialects/index.ts'
import { type FoundationModel, loadCatalogue } from '../../src/inference/catalogue.ts'

const kinds = { chat: dialects, embedding: embedDialects, rerank: rerankDialects }
const { models } = loadCatalogue()

/** By what the catalogue says of a model; undefined for images, video and speech. */
const kindOf = ({ id, outputModalities }: FoundationModel): keyof typeof kinds | undefined => {
  if (id.includes('.rerank')) return 'rerank'
  if (outputModalities.includes('EMBEDDING')) return 'embedding'
  return outputModalities.every(modality => modality === 'TEXT') ? 'chat' : undefined
}

/** Models whose native body is not spoken, and why. */
const unspoken: Readonly<Record<string, readonly string[]>> = {
  'a text completion, of families whose later models have conversations': [
    'ai21.j2-mid-v1',
    'ai21.j2-ultra-v1',
    'anthropic.claude-instant-v1',
    'anthropic.claude-v2',
    'anthropic.claude-v2:1',
  ],
  'embeds audio and video beside text': [
    'amazon.nova-2-multimodal-embeddings-v1:0',
    'twelvelabs.marengo-embed-2-7-v1:0',
    'twelvelabs.marengo-embed-3-0-v1:0',
  ],
  'reads a video: no conversation': ['twelvelabs.pegasus-1-2-v1:0'],
  'answers speech, over a bidirectional stream': ['amazon.nova-2-sonic-v1:0', 'amazon.nova-sonic-v1:0'],
  'answers a video': ['amazon.nova-reel-v1:0', 'amazon.nova-reel-v1:1', 'luma.ray-v2:0'],
  'answers an image': [
    'amazon.nova-canvas-v1:0',
    'amazon.titan-image-generator-v1',
    'amazon.titan-image-generator-v2:0',
    'stability.sd3-5-large-v1:0',
    'stability.stable-conservative-upscale-v1:0',
    'stability.stable-creative-upscale-v1:0',
    'stability.stable-diffusion-xl-v1',
    'stability.stable-fast-upscale-v1:0',
    'stability.stable-image-control-sketch-v1:0',
    'stability.stable-image-control-structure-v1:0',
    'stability.stable-image-core-v1:1',
    'stability.stable-image-erase-object-v1:0',
    'stability.stable-image-inpaint-v1:0',
    'stability.stable-image-remove-background-v1:0',
    'stability.stable-image-search-recolor-v1:0',
    'stability.stable-image-search-replace-v1:0',
    'stability.stable-image-style-guide-v1:0',
    'stability.stable-image-ultra-v1:1',
    'stability.stable-outpaint-v1:0',
    'stability.stable-style-transfer-v1:0',
  ],
}
const unspokenIds = new Set(Object.values(unspoken).flat())

const kindsThatMatch = (id: string) =>
  Object.entries(kinds).flatMap(([kind, all]) =>
    all.filter(({ modelIds }) => modelIds.test(id)).map(() => kind),
  )

describe.each(models.map(model => [model.id, model] as const))('%s', (id, model) => {
  if (unspokenIds.has(id))
    test('is spoken by no dialect', () => {
      expect(kindsThatMatch(id)).toEqual([])
    })
  else
    test('is spoken by one dialect, of its kind', () => {
      expect(kindsThatMatch(id)).toEqual([kindOf(model)])
    })
})

test('the list of what is not spoken holds models of the catalogue, each once', () => {
  const listed = Object.values(unspoken).flat()
  expect(listed.length).toBe(unspokenIds.size)
  expect(listed.filter(id => !models.some(model => model.id === id))).toEqual([])
})

test('every dialect speaks a model of the catalogue', () => {
  for (const { modelIds } of [...dialects, ...embedDialects, ...rerankDialects])
    expect(models.filter(({ id }) => modelIds.test(id)).length, String(modelIds)).toBeGreaterThan(0)
})

test('a dialect is found by the ID of a model, and none by another', () => {
  expect(dialectFor('meta.llama3-8b-instruct-v1:0')).toBe(
    dialects.find(({ modelIds }) => modelIds.test('meta.llama3-8b-instruct-v1:0')),
  )
  expect(embedDialectFor('cohere.embed-v4:0')).toBeDefined()
  expect(rerankDialectFor('amazon.rerank-v1:0')).toBeDefined()
  // A profile's ID is none of a model: it is resolved before.
  for (const find of [dialectFor, embedDialectFor, rerankDialectFor])
    for (const id of ['us.meta.llama3-1-8b-instruct-v1:0', 'amazon.nova-canvas-v1:0', ''])
      expect(find(id), id).toBeUndefined()
})
