import { expect, test } from 'vitest'
import { closingEvents, deltas, openingEvents, wholeDelta } from '../../../src/backends/embedded/events.ts'
import type { LimitedAnswer } from '../../../src/backends/embedded/limit-answer.ts'

const text = (said: string): LimitedAnswer => ({ text: said, stopReason: 'end_turn', outputTokens: 4 })
const use: LimitedAnswer = {
  text: '',
  toolUses: [{ toolUseId: 'tooluse_x', name: 'find', input: '{"city":"Rome"}' }],
  stopReason: 'tool_use',
  outputTokens: 14,
}

test('a text is sent word by word, and nothing is lost', () => {
  const said = 'Wonderfully simple:  two lines\nand 12,345 more.'
  const parts = deltas(text(said)).map(({ event }) => event.contentBlockDelta?.delta?.text)
  expect(parts).toEqual(['Wonderfully', ' simple:', ' ', ' two', ' lines', '\nand', ' 12,345', ' more.'])
  expect(parts.join('')).toBe(said)
})

test('text without blanks is sent in groups of four pieces', () => {
  expect(deltas(text('你好世界和平')).map(({ event }) => event.contentBlockDelta?.delta?.text)).toEqual([
    '你好世界',
    '和平',
  ])
})

test('a text block has no start, a tool use has one, with its input as parts of JSON', () => {
  expect(openingEvents(text('a'))).toEqual([{ messageStart: { role: 'assistant' } }])
  expect(openingEvents(use)[1]).toEqual({
    contentBlockStart: { start: { toolUse: { toolUseId: 'tooluse_x', name: 'find' } }, contentBlockIndex: 0 },
  })
  const input = deltas(use).map(({ event }) => event.contentBlockDelta?.delta?.toolUse?.input)
  expect(input.length).toBeGreaterThan(1)
  expect(input.join('')).toBe('{"city":"Rome"}')
  expect(wholeDelta(use)).toEqual([
    { contentBlockDelta: { delta: { toolUse: { input: '{"city":"Rome"}' } }, contentBlockIndex: 0 } },
  ])
})

test('several tool uses are blocks of their own, one after the other', () => {
  const both: LimitedAnswer = {
    ...use,
    toolUses: ['a', 'b'].map(id => ({ toolUseId: id, name: 'find', input: `{"id":"${id}"}` })),
  }
  const kinds = (events: object[]) => events.map(event => Object.keys(event)[0])
  expect(kinds([...openingEvents(both), ...wholeDelta(both), ...closingEvents(both, 1, 1)])).toEqual([
    'messageStart',
    'contentBlockStart',
    'contentBlockDelta',
    'contentBlockStop',
    'contentBlockStart',
    'contentBlockDelta',
    'contentBlockStop',
    'messageStop',
    'metadata',
  ])
  const second = deltas(both).flatMap(({ event }) =>
    event.contentBlockDelta?.contentBlockIndex === 1
      ? (event.contentBlockDelta.delta?.toolUse?.input ?? '')
      : [],
  )
  expect(second.join('')).toBe('{"id":"b"}')
})

test('an answer without content has no block', () => {
  const nothing: LimitedAnswer = { text: '', stopReason: 'stop_sequence', stopSequence: 'I', outputTokens: 0 }
  expect(deltas(nothing)).toEqual([])
  expect(wholeDelta(nothing)).toEqual([])
  expect(closingEvents(nothing, 5, 1).map(event => Object.keys(event)[0])).toEqual([
    'messageStop',
    'metadata',
  ])
})

test('the end tells usage that adds up and whole milliseconds', () => {
  expect(closingEvents(text('a'), 38, 12.9).slice(-2)).toEqual([
    { messageStop: { stopReason: 'end_turn' } },
    {
      metadata: {
        usage: {
          inputTokens: 38,
          outputTokens: 4,
          totalTokens: 42,
          cacheReadInputTokens: 0,
          cacheWriteInputTokens: 0,
        },
        metrics: { latencyMs: 12 },
      },
    },
  ])
})

test('a clock that was set back gives no negative latency', () => {
  expect(closingEvents(text('a'), 1, -5).at(-1)?.metadata?.metrics).toEqual({ latencyMs: 0 })
})
