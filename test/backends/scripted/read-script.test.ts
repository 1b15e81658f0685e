import { expect, test } from 'vitest'
import { checkScript, readScript } from '../../../src/backends/scripted/read-script.ts'

const problem = (yaml: string): string => {
  try {
    readScript(yaml, 'rules.yaml')
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

test('everything that a rule may say', () => {
  const { rules, scope } = readScript(
    `
scope: account
rules:
  - name: all
    match: { model: 'amazon.*', text: { contains: a, regex: b+ }, system: s, tool: t, tools: [t], turn: 1, metadata: { k: v } }
    answer:
      text: hi {{text}}
      reasoning: thinking
      toolUse: { name: t, input: { a: [1, 'x'] }, id: one }
      citations:
        - { title: A, source: s, sourceContent: [{ text: quoted }], location: { web: { url: 'https://a.example' } } }
      stopReason: tool_use
      usage: { inputTokens: 1, outputTokens: 2, cacheReadInputTokens: 3, cacheWriteInputTokens: 4 }
    delay: 5
    pace: 100
    dieAfter: 2
    error: { name: ModelStreamErrorException, message: gone, originalStatusCode: 500 }
  - { sequence: [a, { answer: { json: { b: 1 } } }, { error: ThrottlingException }], then: repeat }
  - { oneOf: [{ answer: a, weight: 2 }, b], seed: 3 }
`,
    'rules.yaml',
  )
  expect(scope).toBe('account')
  expect(rules.map(({ place }) => place)).toEqual(['rules.yaml:4', 'rules.yaml:18', 'rules.yaml:19'])
  expect(rules[0]?.rule.answer?.reasoning).toEqual({ text: 'thinking' })
  expect(rules[0]?.rule.answer?.toolUse).toEqual([{ name: 't', input: { a: [1, 'x'] }, id: 'one' }])
  expect(rules[1]?.rule.sequence?.[0]).toEqual({ answer: { text: 'a' } })
  expect(rules[2]?.rule.oneOf?.[1]).toEqual({ answer: { text: 'b' }, weight: 1 })
})

test('JSON is a script, and so is a list of rules', () => {
  expect(readScript('[{"answer": "x"}]', 'body').rules[0]?.rule.answer).toEqual({ text: 'x' })
  expect(readScript('{"rules": [{"answer": "x"}]}', 'body').rules).toHaveLength(1)
})

test.each([
  [
    'rules:\n  - match: { txt: x }\n    answer: y',
    'rules.yaml:2: "rules.0.match.txt" is an unknown key. Did you mean "text"? Allowed: model, text, system, tool, tools, turn, metadata.',
  ],
  [
    'rules:\n  - answer: x\n  - answer: x\n    delay: soon',
    'rules.yaml:4: "rules.1.delay" must be a number.',
  ],
  ['- answer:\n    text: 1', 'rules.yaml:2: "rules.0.answer.text" must be text: put it in quotes.'],
  ['- answer:\n    stopReason: endturn', 'rules.yaml:2: "rules.0.answer.stopReason" must be one of end_turn'],
  ['- error: ThrotlingException', 'Did you mean "ThrottlingException"?'],
  ['- answer: { toolUse: { input: {} } }', 'rules.yaml:1: "rules.0.answer.toolUse.0.name" is missing.'],
  ['- answer: { text: a, json: b }', 'has both text and json'],
  [
    '- match:\n    text: { regex: "(" }\n  answer: x',
    'rules.yaml:2: "rules.0.match.text.regex" is not a regular expression in RE2\'s form',
  ],
  ['- match: { text: { regex: "(?=x)" } }\n  answer: x', 'is not a regular expression'],
  ['- match: { text: { regex: "((a{100}){100}){100}" } }\n  answer: x', 'repeats more than 100 times'],
  ['- answer: "{{txet}}"', 'unknown field {{txet}}'],
  ['- answer: x\n  turn: 1', 'is an unknown key'],
  ['- { match: { metadata: { constructor: 1 } }, answer: x }', 'must be texts by their keys'],
  ['- answer: { toolUse: { name: x, input: [] } }', 'must be an object'],
  ['- {}', 'rules.yaml:1: "rules.0" needs an answer or an error.'],
  ['rules: []', 'at least one item'],
  ['', '"the script" must be settings'],
  ['a: b: c', 'rules.yaml:1'],
  ['- answer: x\n- answer: "', 'rules.yaml:2'],
  ['- &a { answer: *a }', 'rules.yaml:1'],
])('%s', (yaml, words) => {
  expect(problem(yaml)).toContain(words)
})

test('each fault has a line of its own', () => {
  expect(problem('- { a: 1 }\n- { b: 1 }').split('\n').length).toBeGreaterThan(1)
})

test('aliases do not make it grow without end', () => {
  const layers = Array.from(
    { length: 8 },
    (_, index) => `k${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}]`,
  )
  const yaml = ['k: &a-1 [x, x, x, x, x, x]', ...layers].join('\n')
  expect(problem(yaml)).toMatch(/cannot be read/)
})

test('nesting does not overflow the stack', () => {
  expect(problem('['.repeat(20_000))).toMatch(/^rules.yaml:1/)
  expect(problem(`- answer: { json: ${'['.repeat(20_000)}${']'.repeat(20_000)} }`)).toMatch(/^rules.yaml:1/)
})

test('a script that is a value is checked in the same way', () => {
  const locate = (path: readonly PropertyKey[]) => `at ${path.join('.')}`
  expect(checkScript({ rules: [{ answer: 'x' }] }, locate).rules[0]?.place).toBe('at rules.0')
  expect(() => checkScript({ rules: [{ answer: 1 }] }, locate)).toThrow('at rules.0.answer: ')
})
