import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createReasoningReader, splitReasoning } from '../../../src/dialects/deepseek/reasoning.ts'

test.each([
  ['So, 2.\n</think>\n\nIt is 2.', { reasoning: 'So, 2.', text: 'It is 2.' }],
  ['<think>\nSo, 2.\n</think>\n\nIt is 2.', { reasoning: 'So, 2.', text: 'It is 2.' }],
  ['</think>It is 2.', { reasoning: '', text: 'It is 2.' }],
  ['So, 2', { reasoning: 'So, 2', text: '' }],
  ['a</think>b</think>c', { reasoning: 'a', text: 'b</think>c' }],
  ['', { reasoning: '', text: '' }],
])('%j', (whole, parts) => {
  expect(splitReasoning(whole)).toEqual(parts)
})

test('reads the same from any pieces, with each block closed once', () => {
  const words = fc.array(
    fc.constantFrom('<think>', '</think>', '\n', '<', '</', 'th', 'ink>', 'So', ' ', '2'),
  )
  fc.assert(
    fc.property(words, fc.array(fc.integer({ min: 1, max: 9 })), (parts, lengths) => {
      const whole = parts.join('')
      const reader = createReasoningReader()
      const events = []
      let start = 0
      for (const length of [...lengths, whole.length]) {
        events.push(...reader.read(whole.slice(start, start + length)))
        start += length
      }
      events.push(...reader.end('end_turn'))
      const deltas = events.flatMap(({ contentBlockDelta }) => contentBlockDelta?.delta ?? [])
      const reasoning = deltas.map(({ reasoningContent }) => reasoningContent?.text ?? '').join('')
      const text = deltas.map(delta => delta.text ?? '').join('')
      expect({ reasoning, text }).toEqual(splitReasoning(whole))
      const blocks = (reasoning === '' ? 0 : 1) + (text === '' ? 0 : 1)
      expect(events.flatMap(({ contentBlockStop }) => contentBlockStop?.contentBlockIndex ?? [])).toEqual(
        [0, 1].slice(0, blocks),
      )
      expect(events.at(-1)).toEqual({ messageStop: { stopReason: 'end_turn' } })
    }),
    { numRuns: 2_000 },
  )
})

test('holds back no more than may be the mark', () => {
  const reader = createReasoningReader()
  expect(reader.read('So, 2.')).toHaveLength(1)
  expect(reader.read('\n</thi')).toEqual([])
  expect(reader.read('s')).toHaveLength(1)
})
