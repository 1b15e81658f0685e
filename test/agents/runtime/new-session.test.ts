import { expect, test } from 'vitest'
import { newSession } from '../../../src/agents/runtime/new-session.ts'

test('a new session knows nothing, and has spent nothing', () => {
  expect(newSession(5)).toMatchObject({
    startedAt: 5,
    attributes: {},
    turns: [],
    turnCount: 0,
    spent: { tokens: 0, picodollars: '0' },
  })
})
