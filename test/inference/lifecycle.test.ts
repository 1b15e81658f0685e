import { expect, test } from 'vitest'
import type { FoundationModel, Lifecycle } from '../../src/inference/catalogue.ts'
import { endOfLife, legacyUnused, lifecycleAt } from '../../src/inference/lifecycle.ts'

const model = (lifecycle: Lifecycle): FoundationModel => ({
  id: 'maker.model',
  provider: 'Maker',
  inputModalities: [],
  outputModalities: [],
  limits: {},
  lifecycle,
})
const dated = model({ status: 'ACTIVE', legacyTime: '2026-03-10', endOfLifeTime: '2026-09-10' })

test.each([
  ['2026-03-09T23:59:59Z', 'ACTIVE'],
  ['2026-03-10T00:00:00Z', 'LEGACY'],
  ['2026-09-09T23:59:59Z', 'LEGACY'],
  ['2026-09-10T00:00:00Z', 'END_OF_LIFE'],
])('at %s it is %s', (at, state) => {
  expect(lifecycleAt(dated, Date.parse(at))).toBe(state)
})

test('without dates the status stands', () => {
  for (const status of ['ACTIVE', 'LEGACY', 'UNKNOWN'] as const)
    expect(lifecycleAt(model({ status, legacyTime: null, endOfLifeTime: null }), 0)).toBe(status)
})

test('the refusals say what AWS says', () => {
  expect(endOfLife(dated)).toMatchObject({
    name: 'ResourceNotFoundException',
    status: 404,
    message:
      'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
  })
  expect(legacyUnused(dated)).toMatchObject({
    name: 'ResourceNotFoundException',
    status: 404,
    message:
      'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock',
  })
})
