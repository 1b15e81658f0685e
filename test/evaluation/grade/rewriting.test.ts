import { expect, test } from 'vitest'
import { graders } from '../../../evaluation/grade/index.js'

const misses = (expected: Record<string, unknown>, text: string) =>
  graders.rewriting(expected, { text, toolUses: [] })

test('a standalone question names what was meant', () => {
  const expected = { standalone: true, mentions: ['Corran lighthouse', 'tall'], absent: ['it'] }
  expect(misses(expected, 'How tall is the Corran lighthouse?')).toEqual([])
  expect(misses(expected, 'How tall is it?')).toHaveLength(2)
  expect(misses(expected, 'Sure! How tall is the Corran lighthouse?')).toHaveLength(1)
})

test('a title is short, on one line, without a full stop', () => {
  const expected = { title: { maxWords: 3 }, mentions: [['bread', 'sourdough*']] }
  expect(misses(expected, 'Flat sourdough bread')).toEqual([])
  expect(misses(expected, 'Flat sourdough bread again.')).toHaveLength(2)
})

test('queries differ from one another and from the given one, and keep to the matter', () => {
  const expected = { queries: { count: 2, of: 'cheap hotel', about: ['hotel', 'accommodation'] } }
  expect(misses(expected, '1. low-cost hotel\n2. budget accommodation')).toEqual([])
  expect(misses(expected, 'Cheap hotel\ncheap hotel?')).toHaveLength(2)
  expect(misses(expected, 'low-cost hotel\nnice weather')).toHaveLength(1)
})
