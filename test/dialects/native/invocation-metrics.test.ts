import { expect, test } from 'vitest'
import { invocationMetrics, metadataIn } from '../../../src/dialects/native/invocation-metrics.ts'

const metadata = {
  usage: {
    inputTokens: 18,
    outputTokens: 7,
    totalTokens: 128,
    cacheReadInputTokens: 100,
    cacheWriteInputTokens: 3,
  },
  metrics: { latencyMs: 412 },
}

test('the metrics of the last chunk, and back', () => {
  const chunk = invocationMetrics(metadata, { firstByteLatency: 90 })
  expect(chunk).toEqual({
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: 18,
      outputTokenCount: 7,
      invocationLatency: 412,
      firstByteLatency: 90,
      cacheReadInputTokenCount: 100,
      cacheWriteInputTokenCount: 3,
    },
  })
  expect(metadataIn(chunk)).toEqual(metadata)
})

test('what is not known is 0 or absent', () => {
  expect(invocationMetrics({ usage: undefined, metrics: undefined })).toEqual({
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: 0,
      outputTokenCount: 0,
      invocationLatency: 0,
      cacheReadInputTokenCount: 0,
      cacheWriteInputTokenCount: 0,
    },
  })
  expect(metadataIn({ text: 'x' })).toBeUndefined()
  expect(metadataIn(null)).toBeUndefined()
})
