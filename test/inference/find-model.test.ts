import { expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { findModel } from '../../src/inference/find-model.ts'

test('by ID and by ARN, or not at all', () => {
  const catalogue = loadCatalogue()
  const id = 'amazon.nova-lite-v1:0'
  expect(findModel(catalogue, id).id).toBe(id)
  expect(findModel(catalogue, `arn:aws:bedrock:us-east-1::foundation-model/${id}`).id).toBe(id)
  expect(() => findModel(catalogue, 'no.such')).toThrow(
    'Could not resolve the foundation model from the provided model identifier.',
  )
})
