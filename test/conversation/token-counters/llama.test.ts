import { describe, expect, test } from 'vitest'
import { llamaCounter } from '../../../src/conversation/token-counters/llama.ts'
import { counterSuite } from './counter-suite.ts'

const llama2 = llamaCounter('meta.llama2-70b-chat-v1')
const llama3 = llamaCounter('meta.llama3-3-70b-instruct-v1:0')

describe('Llama 2', () => counterSuite(llama2))
describe('Llama 3', () => counterSuite(llama3))

test('Llama 2 spells numbers digit by digit, Llama 3 by threes', () => {
  expect(llama2.countText('123456')).toBe(6)
  expect(llama3.countText('123456')).toBe(2)
})
