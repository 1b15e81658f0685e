import { describe, expect, test } from 'vitest'
import { mistralCounter } from '../../../src/conversation/token-counters/mistral.ts'
import { counterSuite } from './counter-suite.ts'

const early = mistralCounter('mistral.mistral-7b-instruct-v0:2')
const tekken = mistralCounter('mistral.ministral-3-8b-instruct')

describe('before Tekken', () => counterSuite(early))
describe('Tekken', () => counterSuite(tekken))

test('the small vocabulary spells what is not English', () => {
  expect(early.countText('你好吗你好')).toBeGreaterThan(tekken.countText('你好吗你好'))
  expect(early.countText('🙂')).toBeGreaterThan(tekken.countText('🙂'))
})

test.each([
  ['mistral.mixtral-8x7b-instruct-v0:1', true],
  ['mistral.mistral-large-2407-v1:0', true],
  ['mistral.mistral-small-2402-v1:0', true],
  ['mistral.pixtral-large-2502-v1:0', true],
  ['mistral.mistral-large-3-675b-instruct', false],
  ['mistral.magistral-small-2509', false],
])('%s has the small vocabulary: %s', (id, small) => {
  expect(mistralCounter(id).countText('""')).toBe(small ? 2 : 1)
})
