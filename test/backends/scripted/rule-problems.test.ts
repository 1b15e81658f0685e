import { expect, test } from 'vitest'
import { ruleProblem, stepProblem } from '../../../src/backends/scripted/rule-problems.ts'

const answer = { text: 'x' }
const error = { name: 'ThrottlingException' }

test.each([
  [{ answer }],
  [{ error }],
  [{ answer, dieAfter: 1 }],
  [{ answer, error, dieAfter: 0 }],
  [{ answer, dieAfter: 1, cut: true }],
])('can be played: %o', step => {
  expect(stepProblem(step)).toBeUndefined()
  expect(ruleProblem(step)).toBeUndefined()
})

test.each([
  [{}, /needs an answer/],
  [{ error, dieAfter: 1 }, /without an answer/],
  [{ answer, error }, /both answer and error/],
  [{ answer, cut: true }, /without dieAfter/],
  [{ answer, error, dieAfter: 1, cut: true }, /says nothing/],
])('cannot be played: %o', (step, why) => {
  expect(stepProblem(step)).toMatch(why)
  expect(ruleProblem(step)).toMatch(why)
})

test.each([
  // biome-ignore lint/suspicious/noThenProperty: a rule's setting.
  [{ answer, then: 'last' }, /without a sequence/],
  [{ answer, seed: 1 }, /without oneOf/],
  [{ sequence: [], oneOf: [] }, /one of/],
  [{ sequence: [], answer }, /one of/],
])('cannot be chosen from: %o', (rule, why) => {
  expect(ruleProblem(rule)).toMatch(why)
})
