import { expect, test } from 'vitest'
import { parseDocument } from '../../../src/agents/api-schema/parse-document.ts'
import { SchemaProblem } from '../../../src/agents/api-schema/schema-problem.ts'

test('JSON and YAML, also in braces', () => {
  const expected = { a: { b: [1, 'two', true, null] } }
  expect(parseDocument(JSON.stringify(expected))).toEqual(expected)
  expect(parseDocument('a:\n  b:\n    - 1\n    - two\n    - true\n    - null\n')).toEqual(expected)
  expect(parseDocument('{ a: { b: [1, two, true, null] } }')).toEqual(expected)
})

test('an alias is what it stands for', () => {
  expect(parseDocument('a: &x { b: 1 }\nc: *x\n')).toEqual({ a: { b: 1 }, c: { b: 1 } })
})

/** Nine times nine times nine ... */
const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
for (let level = 1; level < 12; level += 1)
  bomb.push(`a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`)

test.each([
  ['nothing', ''],
  ['a text', 'hello'],
  ['a list', '[1, 2]'],
  ['a number', '12'],
  ['broken JSON', '{"a": '],
  ['broken YAML', 'a: [1\nb: ]'],
  ['two documents', 'a: 1\n---\nb: 2'],
  ['a tab for an indentation', 'a:\n\tb: 1'],
  ['a bomb of aliases', bomb.join('\n')],
  ['an alias of itself', 'a: &a [*a]'],
  ['an alias of nothing', 'a: *nobody'],
  ['brackets', `a: ${'['.repeat(100_000)}`],
  ['braces', '{"a":'.repeat(40_000)],
  ['brackets that close', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ['lists in a row', `a:\n ${'- '.repeat(50_000)}x`],
  ['keys in a row', `${'? '.repeat(50_000)}x`],
  ['many values', JSON.stringify({ a: Array.from({ length: 60_000 }, () => 1) })],
  ['many characters', JSON.stringify({ a: 'x'.repeat(250_000) })],
  ['__proto__ in JSON', '{"a": {"__proto__": {"polluted": true}}}'],
  ['__proto__ in YAML', 'a:\n  __proto__:\n    polluted: true\n'],
  ['a function of JavaScript', 'a: !!js/function "function () { throw 1 }"\n<<: *b'],
])('not %s', (_, text) => {
  expect(() => parseDocument(text)).toThrow(SchemaProblem)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('many keys are read in the time of their number', () => {
  const keys = Array.from({ length: 12_000 }, (_, number) => `k${number}: 1`)
  expect(Object.keys(parseDocument(keys.join('\n')))).toHaveLength(12_000)
})
