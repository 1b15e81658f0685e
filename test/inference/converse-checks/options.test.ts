import { expect, test } from 'vitest'
import { checkOptions } from '../../../src/inference/converse-checks/options.ts'
import { expectRefusal, HAIKU_4_5, hello, modelOf } from './expect-refusal.ts'

const messages = [hello]
const optimized = { messages, performanceConfig: { latency: 'optimized' as const } }
const NOVA_PRO = modelOf('amazon.nova-pro-v1:0')

test.each([['top_k'], [5], [[1]], [null]])('additional fields of %j', fields => {
  expectRefusal(
    () => checkOptions({ messages, additionalModelRequestFields: fields }, HAIKU_4_5, undefined),
    'The additionalModelRequestFields field must be a JSON object. Update the field and try again.',
  )
})

test('latency that is not optimized for the model, or not here', () => {
  expectRefusal(
    () => checkOptions(optimized, HAIKU_4_5, 'us-east-1'),
    'Latency performance configuration is not supported for anthropic.claude-haiku-4-5-20251001-v1:0 in us-east-1',
  )
  expectRefusal(
    () => checkOptions(optimized, HAIKU_4_5, undefined),
    'Latency performance configuration is not supported for anthropic.claude-haiku-4-5-20251001-v1:0',
  )
  expectRefusal(
    () => checkOptions(optimized, NOVA_PRO, 'eu-west-1'),
    'Latency performance configuration is not supported for amazon.nova-pro-v1:0 in eu-west-1',
  )
})

test('capacity that nobody reserved', () => {
  expectRefusal(
    () => checkOptions({ messages, serviceTier: { type: 'reserved' } }, HAIKU_4_5, undefined),
    'Reservation not found.',
  )
})

test('as it should be', () => {
  expect(() => checkOptions(optimized, NOVA_PRO, 'us-east-1')).not.toThrow()
  expect(() => checkOptions(optimized, NOVA_PRO, undefined)).not.toThrow()
  const rest = {
    messages,
    additionalModelRequestFields: {},
    performanceConfig: { latency: 'standard' as const },
    serviceTier: { type: 'flex' as const },
    outputConfig: { effort: 'low' },
  }
  expect(() => checkOptions(rest, HAIKU_4_5, 'us-east-1')).not.toThrow()
})
