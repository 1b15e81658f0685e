import { expect, test } from 'vitest'
import {
  summarizeDefaultPromptRouter,
  summarizePromptRouter,
} from '../../src/inference/summarize-prompt-router.ts'

const document = {
  targets: [
    { arn: 'lite', model: 'amazon.nova-lite-v1:0' },
    { arn: 'pro', model: 'amazon.nova-pro-v1:0' },
  ],
  fallbackArn: 'pro',
  responseQualityDifference: 10,
}
const rule = {
  routingCriteria: { responseQualityDifference: 10 },
  models: [{ modelArn: 'lite' }, { modelArn: 'pro' }],
  fallbackModel: { modelArn: 'pro' },
  status: 'AVAILABLE',
}

test("an account's own router has its dates and its description", () => {
  const createdAt = new Date(1)
  const updatedAt = new Date(2)
  const resource = {
    id: 'a',
    arn: 'arn',
    name: 'mine',
    status: 'AVAILABLE',
    revision: 1,
    createdAt,
    updatedAt,
  }
  expect(summarizePromptRouter({ ...resource, document: { ...document, description: 'why' } })).toEqual({
    promptRouterName: 'mine',
    promptRouterArn: 'arn',
    description: 'why',
    createdAt,
    updatedAt,
    type: 'custom',
    ...rule,
  })
})

test("AWS's has neither", () => {
  expect(summarizeDefaultPromptRouter({ arn: 'arn', name: 'Nova Prompt Router', document })).toEqual({
    promptRouterName: 'Nova Prompt Router',
    promptRouterArn: 'arn',
    type: 'default',
    ...rule,
  })
})
