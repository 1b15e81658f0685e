import { expect, test } from 'vitest'
import { fillAll, fillTemplate, templateProblem } from '../../../src/backends/scripted/fill-template.ts'
import { asked } from './script.ts'

const call = asked({ text: 'hi {{model}}', turn: 2, metadata: { 'team name': 'support' } })

test.each([
  ['{{text}}!', 'hi {{model}}!'],
  ['{{model}} {{turn}}', 'amazon.nova-lite-v1:0 2'],
  ['{{metadata.team name}}', 'support'],
  ['{{metadata.other}}{{metadata.constructor}}{{metadata.__proto__}}', ''],
  ['{{1 + 1}} {{}} {{ {"a": 1}', '{{1 + 1}} {{}} {{ {"a": 1}'],
])('%s', (template, filled) => {
  expect(fillTemplate(template, call)).toBe(filled)
})

test('fills every text of a value, and no key', () => {
  expect(fillAll({ '{{turn}}': ['{{turn}}', 1, null, { a: '{{turn}}' }] }, call)).toEqual({
    '{{turn}}': ['2', 1, null, { a: '2' }],
  })
})

test('what a client sends is bounded, and takes linear time', () => {
  const long = asked({ text: 'x'.repeat(1_000_000) })
  expect(fillTemplate('{{text}}', long)).toHaveLength(100_000)
  expect(fillTemplate('{{'.repeat(50_000), call)).toBe('{{'.repeat(50_000))
})

test('a field that is not there is a problem, and so are too many', () => {
  expect(templateProblem('{{text}} and {"json": {"a": {}}}')).toBeUndefined()
  expect(templateProblem('{{ text }}')).toContain('without blanks')
  expect(templateProblem('{{txt}}')).toContain('{{txt}}')
  expect(templateProblem('{{text}}'.repeat(101))).toContain('at most 100')
})
