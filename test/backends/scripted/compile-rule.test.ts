import { expect, test } from 'vitest'
import { compileRule } from '../../../src/backends/scripted/compile-rule.ts'
import { readScript } from '../../../src/backends/scripted/read-script.ts'
import { asked } from './script.ts'

const compile = (match: string) => {
  const [placed] = readScript(`- { match: ${match}, answer: x }`, 'test').rules
  if (placed === undefined) throw new Error('no rule')
  return compileRule(placed)
}
const call = asked({
  text: 'What is the weather\nin Paris?',
  system: 'Be brief.',
  tool: 'get_weather',
  tools: ['get_weather', 'search'],
  turn: 2,
  profile: 'us.amazon.nova-lite-v1:0',
  metadata: { team: 'support' },
})

test.each([
  '{}',
  '{ model: amazon.* }',
  '{ model: us.amazon.nova-lite* }',
  '{ model: "*" }',
  '{ text: weather }',
  '{ text: { contains: Paris, regex: "(?i)WEATHER\\\\s+in" } }',
  '{ system: brief }',
  '{ tool: get_weather }',
  '{ tools: [search] }',
  '{ turn: 2 }',
  '{ metadata: { team: support } }',
])('%s matches', match => {
  expect(compile(match).misses(call)).toEqual([])
})

test.each([
  ['{ model: amazon }', 'the model "amazon.nova-lite-v1:0" is not amazon'],
  ['{ model: amazon?* }', 'the model "amazon.nova-lite-v1:0" is not amazon?*'],
  ['{ text: Rome }', 'does not contain "Rome"'],
  ['{ text: { regex: "^in" } }', 'does not match /^in/'],
  ['{ system: long }', 'the system prompt "Be brief." does not contain "long"'],
  ['{ tool: search }', 'no result of search came last, but of get_weather'],
  ['{ tools: [search, find] }', 'the tools do not have find'],
  ['{ turn: 1 }', 'it is turn 2, not 1'],
  ['{ metadata: { team: sales } }', 'the metadata team is "support", not "sales"'],
  ['{ metadata: { constructor: x } }', 'the metadata constructor is absent, not "x"'],
])('%s does not, and says why', (match, why) => {
  const rule = compile(match)
  expect(rule.misses(call)).toEqual([expect.stringContaining(why)])
  expect(rule.conditions).toBe(1)
})

test('a long text is quoted in part, and no expression takes more than linear time for it', () => {
  const long = asked({ text: 'a'.repeat(100_000) })
  const [why = ''] = compile('{ text: { regex: "(a*)*b" } }').misses(long)
  expect(why.length).toBeLessThan(150)
})
