import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { checkToolPairs } from '../../../src/inference/converse-checks/tool-pairs.ts'
import { toolConversation } from '../../support/conversations.ts'
import { assistant, expectRefusal, hello, user } from './expect-refusal.ts'

const use = (toolUseId: string): ContentBlock => ({ toolUse: { toolUseId, name: 'lookup', input: {} } })
const result = (toolUseId: string): ContentBlock => ({
  toolResult: { toolUseId, content: [{ text: 'found' }] },
})
const exceeds = (at: string) =>
  `The number of toolResult blocks at ${at} exceeds the number of toolUse blocks of previous turn.`

test.each([
  ['without a use', [user(result('a'))], 'messages.0.content'],
  ['more than uses', [hello, assistant(use('a')), user(result('a'), result('b'))], 'messages.2.content'],
  [
    'of a turn before the last',
    [hello, assistant(use('a')), user(result('a')), assistant({ text: 'x' }), user(result('a'))],
    'messages.4.content',
  ],
  ['in a turn of the assistant', [hello, assistant(use('a'), result('a'))], 'messages.1.content'],
])('results %s', (_, messages, at) => {
  expectRefusal(() => checkToolPairs({ messages }), exceeds(at))
})

test.each([
  ['none', [hello, assistant(use('a'), use('b')), hello], 'a, b', 'messages.2.content'],
  ['one of two', [hello, assistant(use('a'), use('b')), user(result('b'))], 'a', 'messages.2.content'],
  ['of another use', [hello, assistant(use('a')), user(result('b'))], 'a', 'messages.2.content'],
  ['after the end', [hello, assistant(use('a'))], 'a', 'messages.2.content'],
])('an answer that is missing: %s', (_, messages, ids, at) => {
  expectRefusal(
    () => checkToolPairs({ messages }),
    `Expected toolResult blocks at ${at} for the following Ids: ${ids}`,
  )
})

test('the same ID twice among the uses of a turn, or among its results', () => {
  expectRefusal(
    () => checkToolPairs({ messages: [hello, assistant(use('a'), use('a')), user(result('a'))] }),
    'The toolUse blocks at messages.1.content contain duplicate Ids: a',
  )
  expectRefusal(
    () =>
      checkToolPairs({ messages: [hello, assistant(use('a'), use('b')), user(result('b'), result('b'))] }),
    'The toolResult blocks at messages.2.content contain duplicate Ids: b',
  )
})

test('a use in a turn of the user', () => {
  expectRefusal(
    () => checkToolPairs({ messages: [user(use('a'))] }),
    'The model returned the following errors: messages.0: `tool_use` blocks can only be in `assistant` messages',
  )
})

test('pairs, in any order within the turn, and the same ID in a later turn', () => {
  const messages = [
    hello,
    assistant({ text: 'x' }, use('a'), use('b')),
    user(result('b'), result('a'), { text: 'y' }),
    assistant(use('a')),
    user(result('a')),
  ]
  expect(() => checkToolPairs({ messages })).not.toThrow()
  expect(() => checkToolPairs(toolConversation)).not.toThrow()
  expect(() => checkToolPairs({ messages: undefined })).not.toThrow()
})

test('a tool that Bedrock runs is answered in its own turn', () => {
  const search: ContentBlock = {
    toolUse: { toolUseId: 's', name: 'nova_grounding', input: {}, type: 'server_tool_use' },
  }
  expect(() =>
    checkToolPairs({ messages: [hello, assistant(search, result('s'), { text: 'x' }), hello] }),
  ).not.toThrow()
})

test('as many turns as a body holds', () => {
  const messages = Array.from({ length: 30_000 }, (_, turn) => [
    assistant(use(`t${turn}`)),
    user(result(`t${turn}`)),
  ]).flat()
  const start = performance.now()
  expect(() => checkToolPairs({ messages: [hello, ...messages] })).not.toThrow()
  expect(performance.now() - start).toBeLessThan(5000)
})
