import { expect, test } from 'vitest'
import { newSession } from '../../../src/agents/runtime/new-session.ts'

test('begins with nothing said and nothing spent', () => {
  expect(newSession(7)).toEqual({
    startedAt: 7,
    attributes: {},
    turns: [],
    turnCount: 0,
    spent: { tokens: 0, picodollars: '0' },
  })
})
