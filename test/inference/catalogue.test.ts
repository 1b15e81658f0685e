import { expect, test } from 'vitest'
import { inferenceTypes, loadCatalogue } from '../../src/inference/catalogue.ts'

const { models, find } = loadCatalogue()

test('every model has an ID of its own, a maker and modalities', () => {
  expect(models.length).toBeGreaterThan(140)
  expect(new Set(models.map(model => model.id)).size).toBe(models.length)
  for (const model of models) {
    expect(model.id).toMatch(/^[a-z0-9]+\.[a-z0-9.-]+(:\d+)?$/)
    expect(model.provider).toMatch(/\w/)
    expect(['ACTIVE', 'LEGACY', 'UNKNOWN']).toContain(model.lifecycle.status)
  }
})

test('finds by exact ID only', () => {
  expect(find('amazon.nova-lite-v1:0')?.name).toBe('Nova Lite')
  expect(find('amazon.nova-lite')).toBeUndefined()
})

test('how a model may be called depends on the Region', () => {
  const haiku = find('anthropic.claude-3-haiku-20240307-v1:0')
  if (haiku === undefined) throw new Error('not in the catalogue')
  expect(inferenceTypes(haiku, 'us-east-1')).toEqual(['ON_DEMAND'])
  expect(inferenceTypes(haiku, 'us-east-2')).toEqual(['INFERENCE_PROFILE'])
  expect(inferenceTypes(haiku, 'eu-central-1')).toEqual(['ON_DEMAND', 'INFERENCE_PROFILE'])
  expect(inferenceTypes(haiku, 'af-south-1')).toEqual([])
})
