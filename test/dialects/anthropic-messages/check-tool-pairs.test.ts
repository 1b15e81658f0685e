import { expect, test } from 'vitest'
import type { BodyMessage } from '../../../src/dialects/anthropic-messages/body.ts'
import { checkToolPairs } from '../../../src/dialects/anthropic-messages/check-tool-pairs.ts'

const ask: BodyMessage = { role: 'user', content: 'Where is it?' }
const use = (...ids: string[]): BodyMessage => ({
  role: 'assistant',
  content: ids.map(id => ({ type: 'tool_use', id, name: 'lookup', input: {} })),
})
const result = (...ids: string[]): BodyMessage => ({
  role: 'user',
  content: ids.map(id => ({ type: 'tool_result', tool_use_id: id })),
})

test.each<[string, BodyMessage[]]>([
  ['no tools', [ask]],
  ['one answered', [ask, use('a'), result('a')]],
  ['two in one turn', [ask, use('a', 'b'), result('b', 'a'), use('c'), result('c')]],
  ['results in two messages of one turn', [ask, use('a', 'b'), result('a'), result('b')]],
  ['uses in two messages of one turn', [ask, use('a'), use('b'), result('a', 'b')]],
])('accepts %s', (_, messages) => {
  expect(() => checkToolPairs(messages)).not.toThrow()
})

const missing = (index: number, ids: string) =>
  `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`
const unexpected = (path: string, id: string) =>
  `messages.${path}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`

test.each<[string, BodyMessage[], string]>([
  ['a use at the end', [ask, use('a')], missing(1, 'a')],
  ['uses without their results', [ask, use('a', 'b', 'c'), result('b'), ask], missing(1, 'a, c')],
  [
    'a result that comes a turn late',
    [ask, use('a'), ask, { role: 'assistant', content: 'x' }, result('a')],
    missing(1, 'a'),
  ],
  ['a result without its use', [result('a')], unexpected('0.content.0', 'a')],
  [
    'a result of an older turn',
    [ask, use('a'), result('a'), use('b'), result('b', 'a')],
    unexpected('4.content.1', 'a'),
  ],
])('refuses %s', (_, messages, message) => {
  expect(() => checkToolPairs(messages)).toThrow(
    expect.objectContaining({ name: 'ValidationException', message }),
  )
})
