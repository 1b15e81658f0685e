import { describe, expect, test } from 'vitest'
import { gptCounter } from '../../../src/conversation/token-counters/gpt.ts'
import { counterSuite } from './counter-suite.ts'

const oss = gptCounter('openai.gpt-oss-120b-1:0')

describe('gpt-oss', () => counterSuite(oss))

test('Harmony begins with a system message of its own: about as long as the text in its specification', () => {
  const system =
    'You are ChatGPT, a large language model trained by OpenAI.\nKnowledge cutoff: 2024-06\nCurrent date: 2025-06-28\n\nReasoning: high\n\n# Valid channels: analysis, commentary, final. Channel must be included for every message.'
  const marks = 4
  expect(Math.abs(oss.overheads.request - (oss.countText(system) + marks))).toBeLessThan(10)
  expect(gptCounter('openai.gpt-5.6-sol').overheads.request).toBeLessThan(10)
})
