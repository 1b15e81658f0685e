import { expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { createOwnModels } from '../../src/inference/own-models.ts'

const imported = 'arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdef123456'
const find = createOwnModels(
  ['amazon.*', 'amazon.nova-lite-v1:0', 'our-llama', 'arn:aws:bedrock:*:imported-model/*'],
  loadCatalogue(),
)

test.each(['our-llama', imported])('%s is one', id => {
  expect(find(id)).toMatchObject({ id, streaming: true, limits: {} })
})

test.each(['amazon.nova-lite-v1:0', 'amazon.unknown', 'our-llama2', imported.replace('imported', 'custom')])(
  '%s is none',
  id => {
    expect(find(id)).toBeUndefined()
  },
)
