import { expect, test } from 'vitest'
import { collect } from '../../src/conversation/collect.ts'
import { finishUsage, hasFinish } from '../../src/inference/finish-usage.ts'
import { answer } from '../support/answers.ts'
import { batches, toEvents } from '../support/to-events.ts'

const request = {
  messages: [],
  performanceConfig: { latency: 'optimized' as const },
  serviceTier: { type: 'flex' as const },
}
const cache = { inputTokens: 2, cacheReadInputTokens: 10, cacheWriteInputTokens: 6 }

test('the last event tells what was cached and what was asked for, and nothing else changes', async () => {
  const given = answer([{ text: 'Hello.' }])
  const finished = await collect(finishUsage(batches(toEvents(given)), { request, cache }))
  expect(finished).toEqual({
    ...given,
    usage: { ...given.usage, ...cache, totalTokens: 2 + 10 + 6 + 386 },
    performanceConfig: { latency: 'optimized' },
    serviceTier: { type: 'flex' },
  })
})

test('most calls have nothing to add', () => {
  expect(hasFinish({ request: { messages: [] } })).toBe(false)
  expect(hasFinish({ request })).toBe(true)
  expect(hasFinish({ request: { messages: [] }, cache })).toBe(true)
})

test('what a prompt router chose stands in the trace, beside what is there', async () => {
  const given = answer([{ text: 'Hello.' }], { trace: { guardrail: { modelOutput: ['x'] } } })
  const finish = { request: { messages: [] }, invokedModelId: 'arn' }
  expect(hasFinish(finish)).toBe(true)
  const finished = await collect(finishUsage(batches(toEvents(given)), finish))
  expect(finished).toEqual({
    ...given,
    trace: { guardrail: { modelOutput: ['x'] }, promptRouter: { invokedModelId: 'arn' } },
  })
})
