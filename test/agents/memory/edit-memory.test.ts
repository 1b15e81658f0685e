import { describe, expect, test } from 'vitest'
import { conversationText } from '../../../src/agents/memory/conversation-text.ts'
import {
  DAY,
  EMPTY,
  isEmpty,
  toRemember,
  withEnded,
  withFailure,
  withOpen,
  withoutExpired,
  withoutOpen,
  withoutSession,
  withSummary,
} from '../../../src/agents/memory/edit-memory.ts'
import { newSession } from '../../../src/agents/runtime/new-session.ts'
import type { EndedSession } from '../../../src/resources/agent-memory.ts'

const ended = (id: string, more: Partial<EndedSession> = {}): EndedSession => ({
  id,
  sessionId: `session-${id}`,
  startedAt: 1,
  expiresAt: 100,
  turns: [],
  failures: 0,
  retryAt: 0,
  ...more,
})

test('a session is open once, and the oldest of too many is let go', () => {
  const once = withOpen(EMPTY, 'a')
  expect(withOpen(once, 'a')).toBe(once)
  expect(isEmpty(withoutOpen(once, 'a'))).toBe(true)
  expect(withoutOpen(EMPTY, 'a')).toBe(EMPTY)
  const many = Array.from({ length: 101 }, (_, number) => `${number}`).reduce(withOpen, EMPTY)
  expect(many.open).toHaveLength(100)
  expect(many.open[0]).toBe('1')
})

describe('a summary', () => {
  const waiting = withEnded(withEnded(EMPTY, ended('a')), ended('b'))

  test('takes the place of its session', () => {
    const one = withSummary(waiting, ended('a'), 'Said a.')
    expect(one.ended.map(({ id }) => id)).toEqual(['b'])
    expect(one.summaries).toEqual([
      { position: 1, sessionId: 'session-a', startedAt: 1, expiresAt: 100, text: 'Said a.' },
    ])
    const both = withSummary(one, ended('b'), 'Said b.')
    expect(both.summaries.map(({ position }) => position)).toEqual([1, 2])
  })

  test('of nothing, and of what was deleted meanwhile, is none', () => {
    const silent = withSummary(waiting, ended('a'), '')
    expect([silent.ended.length, silent.summaries.length]).toEqual([1, 0])
    const deleted = withoutSession(waiting, 'session-a')
    expect(withSummary(deleted, ended('a'), 'Said a.')).toBe(deleted)
  })

  test('leaves the newest of more than there is room for', () => {
    const text = 'x'.repeat(1_000_000)
    const full = ['a', 'b', 'c', 'd', 'e'].reduce(
      (memory, id) => withSummary(withEnded(memory, ended(id)), ended(id), text),
      EMPTY,
    )
    expect(full.summaries.map(({ position }) => position)).toEqual([2, 3, 4, 5])
  })
})

test('what failed waits twice as long each time, a day at most', () => {
  let memory = withEnded(EMPTY, ended('a'))
  const waits = Array.from({ length: 13 }, () => {
    memory = withFailure(memory, ended('a'), 0)
    return memory.ended[0]?.retryAt
  })
  expect(waits.slice(0, 3)).toEqual([60_000, 120_000, 240_000])
  expect(waits.at(-1)).toBe(DAY)
})

test('what is too old is left out, and nothing is made anew where nothing is', () => {
  const memory = withEnded(
    withSummary(withEnded(EMPTY, ended('a')), ended('a'), 'Said.'),
    ended('b', { expiresAt: 200 }),
  )
  expect(withoutExpired(memory, 99)).toBe(memory)
  const later = withoutExpired(memory, 100)
  expect([later.summaries.length, later.ended.length]).toEqual([0, 1])
  expect(isEmpty(withoutExpired(memory, 200))).toBe(true)
})

test('of a session, each memory gets its own turns', () => {
  const turn = (memoryId?: string) => ({ messages: [], ...(memoryId !== undefined && { memoryId }) })
  const session = {
    startedAt: 5,
    attributes: {},
    turns: [turn('ada'), turn(), turn('bob'), turn('ada')],
    turnCount: 4,
    spent: { tokens: 0, picodollars: '0' },
    storageDays: 2,
  }
  const found = toRemember('s', session, 10)
  expect([...found].map(([id, { turns, expiresAt }]) => [id, turns.length, expiresAt])).toEqual([
    ['ada', 2, 10 + 2 * DAY],
    ['bob', 1, 10 + 2 * DAY],
  ])
})

test('of what is said in a session, the words are kept, and no files', () => {
  const bytes = 'QUFB' as never // as sessions are stored
  const session = {
    ...newSession(5),
    turns: [
      {
        memoryId: 'ada',
        messages: [
          {
            role: 'user' as const,
            content: [
              { text: 'Look.' },
              { image: { format: 'png' as const, source: { bytes } } },
              { document: { name: 'plan', format: 'pdf' as const, source: { bytes } } },
            ],
          },
          {
            role: 'assistant' as const,
            content: [
              { reasoningContent: { redactedContent: bytes } },
              { toolUse: { toolUseId: 't', name: 'draw', input: { size: 1 } } },
            ],
          },
          {
            role: 'user' as const,
            content: [
              {
                toolResult: {
                  toolUseId: 't',
                  content: [{ text: 'Drawn.' }, { image: { format: 'png' as const, source: { bytes } } }],
                },
              },
            ],
          },
        ],
      },
    ],
  }
  const turns = toRemember('s', session, 10).get('ada')?.turns ?? []
  expect(JSON.stringify(turns)).not.toContain('QUFB')
  expect(conversationText(turns).split('\n')).toEqual([
    'User: Look.',
    'User: (gives an image)',
    'User: (gives the document plan)',
    'Assistant: (uses draw with {"size":1})',
    'Result: Drawn.',
  ])
})

test('a hundred sessions wait for their summaries, where they are not very long', () => {
  const ids = Array.from({ length: 101 }, (_, number) => `${number}`)
  const all = ids.reduce((memory, id) => withEnded(memory, ended(id)), EMPTY)
  expect(all.ended.map(({ id }) => id)).toEqual(ids.slice(1))
  const turns = [{ messages: [{ role: 'user' as const, content: [{ text: 'x'.repeat(1_500_000) }] }] }]
  const long = ['a', 'b', 'c'].reduce((memory, id) => withEnded(memory, ended(id, { turns })), EMPTY)
  expect(long.ended.map(({ id }) => id)).toEqual(['b', 'c'])
})
