import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readInvokeSettings } from '../../src/inference/invoke-settings.ts'

const modelId = 'amazon.nova-lite-v1:0'

test('nothing asked is nothing set', () => {
  expect(readInvokeSettings({ modelId })).toEqual({})
})

test('every header becomes the member of Converse that says the same', () => {
  expect(
    readInvokeSettings({
      modelId,
      guardrailIdentifier: 'abc123',
      guardrailVersion: '1',
      trace: 'ENABLED_FULL',
      performanceConfigLatency: 'optimized',
      serviceTier: 'flex',
      requestMetadata: '{"team":"support","cost centre":"7/2"}',
    }),
  ).toEqual({
    guardrailConfig: { guardrailIdentifier: 'abc123', guardrailVersion: '1', trace: 'enabled_full' },
    performanceConfig: { latency: 'optimized' },
    serviceTier: { type: 'flex' },
    requestMetadata: { team: 'support', 'cost centre': '7/2' },
  })
})

test.each([
  ['', 'nothing'],
  ['{', 'no JSON'],
  ['[]', 'a list'],
  ['null', 'null'],
  ['{}', 'no pair'],
  ['{"team":1}', 'a number'],
  ['{"":"x"}', 'an empty name'],
  ['{"team":"a\u00e9"}', 'a letter that is not allowed'],
  [JSON.stringify({ team: 'x'.repeat(257) }), 'a long value'],
  [JSON.stringify(Object.fromEntries(Array.from({ length: 17 }, (_, i) => [i, 'x']))), '17 pairs'],
])('refuses metadata %j: %s', requestMetadata => {
  expect(() => readInvokeSettings({ modelId, requestMetadata })).toThrow(
    expect.objectContaining({ name: 'ValidationException', hint: expect.stringContaining('1 to 16') }),
  )
})

test('any header is read or refused, and nothing else happens', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), requestMetadata => {
      try {
        const { requestMetadata: read } = readInvokeSettings({ modelId, requestMetadata })
        expect(read).toEqual(JSON.parse(requestMetadata))
      } catch (error) {
        expect(error).toMatchObject({ name: 'ValidationException' })
      }
    }),
  )
})
