import { expect, test } from 'vitest'
import { generationOf } from '../../../src/dialects/cohere-embed/generations.ts'

test('knows the generation by the ID', () => {
  for (const model of ['cohere.embed-english-v3', 'cohere.embed-multilingual-v3:0:512'])
    expect(generationOf(model).dimensions, model).toEqual([1024])
  expect(generationOf('cohere.embed-v4:0').dimensions).toEqual([256, 512, 1024, 1536])
})
