import { expect, test } from 'vitest'
import { expressionProblem } from '../../../src/backends/scripted/expression-problem.ts'

test.each(['(?i)weather in (paris|rome)', '[0-9]{4}-[0-9]{2}', '\\d+{', 'a{1,100}', 'a{100,}'])(
  '%s can be used',
  expression => {
    expect(expressionProblem(expression)).toBeUndefined()
  },
)

test.each([
  ['(', /not a regular expression/],
  ['(?=x)', /not a regular expression/],
  ['(a)\\1', /not a regular expression/],
  ['a{101}', /more than 100 times/],
  ['((a?){11}){11}', /more than 100 times/],
  ['a{2,999999}', /more than 100 times/],
])('%s cannot', (expression, why) => {
  expect(expressionProblem(expression)).toMatch(why)
})
