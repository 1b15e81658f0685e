import { expect, it } from 'vitest'
import { isUnsure } from '../../../src/agents/tiers/is-unsure.ts'

it.each([
  '',
  'UNSURE',
  'UNSURE.',
  "I don't know.",
  'I don’t know that.',
  'I could not find it.',
  'The passages do not say.',
  'Nothing was found.',
  'There is no information on it.',
])('is %j', answer => expect(isUnsure(answer)).toBe(true))
it.each(['Paris.', 'You know that it lasts 24 months.', `${'Long. '.repeat(60)} I don't know more.`])(
  'is not %j',
  answer => expect(isUnsure(answer)).toBe(false),
)
