import { expect, test } from 'vitest'
import { textProblem } from '../../../src/backends/scripted/text-problem.ts'

test.each([
  ['[', /too deep/],
  ['[{', /too deep/],
  ['a: {', /too deep/],
  ['- ', /too deep/],
  ['? ', /too deep/],
  [']', /close nothing/],
  ['! ', /too many/],
  ['&a ', /too many/],
  ['[*a], ', /too many/],
])('%s again and again is refused', (text, problem) => {
  expect(textProblem(text.repeat(20_000))).toMatch(problem)
})

test('a script of many rules, texts and balanced brackets is not', () => {
  const rule = '- match: { text: "Hello! R&D *now*" }\n  answer: { json: { list: [1, [2, { a: 3 }]] } }\n'
  expect(textProblem(rule.repeat(400))).toBeUndefined()
})
