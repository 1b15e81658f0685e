import type { Message } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { withoutSteps } from '../../../src/agents/runtime/without-steps.ts'

const said = (text: string): Message => ({ role: 'user', content: [{ text }] })

test('of a turn, its question and its answer are left', () => {
  expect(withoutSteps({ messages: [said('a'), said('b'), said('c')] })).toEqual({
    messages: [said('a'), said('c')],
  })
})

test.each([0, 1, 2])('a turn of %s messages is as it was', count => {
  const turn = { messages: Array.from({ length: count }, (_, at) => said(`${at}`)) }
  expect(withoutSteps(turn)).toEqual(turn)
})
