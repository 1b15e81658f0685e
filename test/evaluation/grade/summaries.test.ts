import { expect, test } from 'vitest'
import { graders } from '../../../evaluation/grade/index.js'

const said =
  'The council met in a cold hall. It voted for the bridge. The cost is 4,000. Work starts in May. Tea was served.'
const expected = {
  sentences: [1, 2],
  keys: [['bridge'], ['4000'], ['May']],
  least: 2,
  background: ['cold hall', ['tea', 'coffee']],
}
const misses = (text: string, more: Record<string, unknown> = {}) =>
  graders.summaries({ ...expected, ...more }, { text, toolUses: [] }, said)

test('enough key points, in the shape that was asked for', () => {
  expect(misses('The council voted for the bridge. It costs 4,000.')).toEqual([])
  expect(misses('The council voted for the bridge.')).toHaveLength(1)
  expect(misses('- bridge\n- 4,000', { bullets: 2, sentences: undefined })).toEqual([])
  expect(misses('The bridge. It costs 4,000. In May.')).toHaveLength(1)
})

test('background may not crowd them out', () => {
  expect(misses('In a cold hall the bridge, at 4,000, was voted for.')).toEqual([])
  expect(misses('In a cold hall the bridge, at 4,000, was voted for.', { spare: 0 })).toHaveLength(1)
  expect(misses('In a cold hall with tea: the bridge, 4,000.')).toHaveLength(1)
})

test('a summary is shorter than its text', () => {
  expect(misses(said, { sentences: [1, 9], spare: 2 })).toEqual(['hardly shorter than the text'])
})
