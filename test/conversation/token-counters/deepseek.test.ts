import { expect, test } from 'vitest'
import { deepseekCounter } from '../../../src/conversation/token-counters/deepseek.ts'
import { counterSuite } from './counter-suite.ts'

counterSuite(deepseekCounter())

test('a Chinese character is 0.6 tokens', () => {
  expect(deepseekCounter().countText('你'.repeat(100))).toBe(60)
})
