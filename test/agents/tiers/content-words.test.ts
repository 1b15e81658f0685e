import { expect, it } from 'vitest'
import { contentWords } from '../../../src/agents/tiers/content-words.ts'

it('leaves what a text is about, in one form', () => {
  expect([...contentWords('What are the policies on returned orders?')]).toEqual(['polic', 'return', 'order'])
  expect([...contentWords('getOrder policy')]).toEqual(['order', 'polic'])
  expect([...contentWords('')]).toEqual([])
})
