import { expect, test } from 'vitest'
import { askedBy } from '../../../src/agents/runtime/asked-by.ts'

test('each member of the request in our words', () => {
  expect(
    askedBy({
      sessionId: 's',
      inputText: 'Hi',
      endSession: false,
      enableTrace: true,
      streamingConfigurations: { streamFinalResponse: true },
      promptCreationConfigurations: {
        previousConversationTurnsToInclude: 3,
        excludePreviousThinkingSteps: true,
      },
      bedrockModelConfigurations: { performanceConfig: { latency: 'optimized' } },
    }),
  ).toEqual({
    sessionId: 's',
    inputText: 'Hi',
    endsSession: false,
    isTraced: true,
    streams: true,
    previousTurns: 3,
    forgetsSteps: true,
    performance: { latency: 'optimized' },
  })
})
