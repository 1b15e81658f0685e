import { expect, test } from 'vitest'
import { graders } from '../../../evaluation/grade/index.js'

const misses = (expected: Record<string, unknown>, text: string) =>
  graders.labels(expected, { text, toolUses: [] })

test('a label alone may differ in case and in the punctuation around it', () => {
  expect(misses({ label: 'Negative', only: true }, '**negative**.')).toEqual([])
  expect(misses({ label: 'Negative', only: true }, 'It is negative')).toHaveLength(1)
})

test('a label in a sentence stands there without the others', () => {
  const expected = { label: 'not urgent', labels: ['urgent', 'not urgent', 'unclear'] }
  expect(misses(expected, 'This is not urgent.')).toEqual([])
  expect(misses(expected, 'This is not urgent, or unclear.')).toEqual(['also says unclear'])
  expect(misses(expected, 'Notice.')).toEqual(['does not say not urgent'])
})

test('a label in JSON is the value of its key', () => {
  expect(misses({ label: 'Sport', key: 'topic' }, '{"topic": "sport"}')).toEqual([])
  expect(misses({ label: 'Sport', key: 'topic' }, '{"topic": "news"}')).toEqual(['topic is news'])
  expect(misses({ label: 'Sport', key: 'topic' }, 'sport')).toHaveLength(1)
})
