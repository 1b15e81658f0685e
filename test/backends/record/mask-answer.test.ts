import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { maskAll, maskChunk, maskEvents } from '../../../src/backends/record/mask-answer.ts'

const delta = (contentBlockIndex: number, text: string): ConverseStreamOutput => ({
  contentBlockDelta: { contentBlockIndex, delta: { text } },
})

test('a secret in several deltas of one block is masked, and the events given are not changed', () => {
  const batches = [[delta(0, 'key AKIAIOSF'), delta(1, 'IAIO')], [delta(0, 'ODNN7EXAMPLE.')]]
  const before = structuredClone(batches)
  expect(maskEvents(batches)).toEqual([[delta(0, 'key [masked]'), delta(1, 'IAIO')], [delta(0, '.')]])
  expect(batches).toEqual(before)
})

test("a tool's input stays JSON, reasoning and its bytes are kept", () => {
  const events: ConverseStreamOutput[] = [
    { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: '{"password": "hun' } } } },
    { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: 'ter22"}' } } } },
    { contentBlockDelta: { contentBlockIndex: 1, delta: { reasoningContent: { text: 'token=abcdefgh' } } } },
    {
      contentBlockDelta: {
        contentBlockIndex: 2,
        delta: { reasoningContent: { redactedContent: new Uint8Array([1, 2]) } },
      },
    },
  ]
  const [masked = []] = maskEvents([events])
  const inputs = masked.map(({ contentBlockDelta }) => contentBlockDelta?.delta?.toolUse?.input ?? '')
  expect(JSON.parse(inputs.join(''))).toEqual({ password: '[masked]' })
  expect(masked[2]).toMatchObject({
    contentBlockDelta: { delta: { reasoningContent: { text: 'token=[masked]' } } },
  })
  expect(JSON.stringify(masked[3])).toContain('{"$bytes":"AQI="}')
})

test('native bytes: texts are masked, others kept', () => {
  expect(maskChunk(Buffer.from('{"api_key":"abcdefgh"}'))).toBe('{"api_key":"[masked]"}')
  expect(maskChunk(Buffer.from([0xff]))).toEqual({ $bytes: '/w==' })
})

test('what the name of a secret stands before is masked whole', () => {
  expect(maskAll({ a: [{ secret: 'x', token: 1 }], $bytes: 'AKIAIOSFODNN7EXAMPLE' })).toEqual({
    a: [{ secret: '[masked]', token: 1 }],
    $bytes: 'AKIAIOSFODNN7EXAMPLE',
  })
})
