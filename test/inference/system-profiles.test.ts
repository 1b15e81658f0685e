import { expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { destinationsOf, findSystemProfile, systemProfilesIn } from '../../src/inference/system-profiles.ts'

const catalogue = loadCatalogue()
const owner = (region: string) => ({ account: '123456789012', region })

test('a profile is shown with its destinations from the Region that asks', () => {
  expect(
    findSystemProfile(catalogue, 'us.anthropic.claude-haiku-4-5-20251001-v1:0', owner('us-east-1')),
  ).toEqual({
    inferenceProfileId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
    inferenceProfileArn:
      'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0',
    inferenceProfileName: 'US Anthropic Claude Haiku 4.5',
    description: 'Routes requests to Anthropic Claude Haiku 4.5 in us-east-1, us-east-2 and us-west-2.',
    models: ['us-east-1', 'us-east-2', 'us-west-2'].map(region => ({
      modelArn: `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0`,
    })),
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
  })
})

test('what another geography has is not shown', () => {
  expect(findSystemProfile(catalogue, 'eu.amazon.nova-lite-v1:0', owner('us-east-1'))).toBeUndefined()
  expect(findSystemProfile(catalogue, 'no.such', owner('us-east-1'))).toBeUndefined()
  const ids = systemProfilesIn(catalogue, owner('eu-west-1')).map(
    ({ inferenceProfileId }) => inferenceProfileId,
  )
  expect(ids).toContain('eu.amazon.nova-lite-v1:0')
  expect(ids.some(id => id?.startsWith('us.'))).toBe(false)
})

test('without a route a profile answers where it is called', () => {
  expect(destinationsOf({ model: 'm' }, 'us-east-1')).toEqual(['us-east-1'])
  expect(destinationsOf({ model: 'm', destinationRegions: ['a', 'b'] }, 'us-east-1')).toEqual(['a', 'b'])
})
