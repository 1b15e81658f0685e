import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sameAnswer } from '../../../src/agents/tiers/same-answer.ts'

it.each([
  ['The warranty lasts 24 months.', 'A warranty of 24 months, lasting from the purchase.', true],
  ['The warranty lasts 24 months.', 'The warranty lasts 12 months.', false],
  ['Paris.', 'It is Paris, the capital.', true],
  ['Paris.', 'London.', false],
  ['I do not know.', 'UNSURE', true],
  ['I do not know.', 'Paris.', false],
])('of %j and %j', (left, right, same) => expect(sameAnswer(left, right)).toBe(same))

it('is the same both ways', () => {
  fc.assert(
    fc.property(fc.lorem(), fc.lorem(), (left, right) => {
      expect(sameAnswer(left, left)).toBe(true)
      expect(sameAnswer(left, right)).toBe(sameAnswer(right, left))
    }),
  )
})
