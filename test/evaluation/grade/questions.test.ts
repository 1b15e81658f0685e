import { expect, test } from 'vitest'
import { graders } from '../../../evaluation/grade/index.js'

const misses = (expected: Record<string, unknown>, text: string) =>
  graders.questions(expected, { text, toolUses: [] })

test('an answer has its key phrase and not the wrong one', () => {
  const expected = { mentions: [['three months', '3 months']], absent: ['two months'] }
  expect(misses(expected, 'You have to give 3 months.')).toEqual([])
  expect(misses(expected, 'Two months.')).toHaveLength(2)
})

test.each([
  'The text does not mention that.',
  "That isn't stated in the document.",
  "I don't know.",
  'I cannot find it.',
  'There is no information about this.',
  'It is not specified.',
  'Unknown',
])('says that the text does not tell: %s', text => {
  expect(misses({ refuses: true }, text)).toEqual([])
  expect(misses({ mentions: [] }, text)).toHaveLength(1)
})

test.each(['The bridge is 212 metres long.', 'You must not drive for eight hours.', 'It has no lift.'])(
  'answers: %s',
  text => {
    expect(misses({ refuses: true }, text)).toHaveLength(1)
    expect(misses({ mentions: [] }, text)).toEqual([])
  },
)

test('the words that were asked for, and no others', () => {
  expect(misses({ refuses: 'Please ask HR.' }, 'Please ask HR')).toEqual([])
  expect(misses({ refuses: 'Please ask HR.' }, 'It is not mentioned. Please ask HR.')).toHaveLength(1)
})
