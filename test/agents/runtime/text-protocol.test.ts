import type { Message } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { fromTexts, protocolPrompt, toTexts } from '../../../src/agents/runtime/text-protocol.ts'

const said = (text: string): Message => ({ role: 'assistant', content: [{ text }] })
const read = (text: string) => fromTexts(said(text), () => 'id')

test('a use in words is a use', () => {
  expect(read('I look. <tool>{"name":"look","input":{"a":1}}</tool> so')).toEqual({
    role: 'assistant',
    content: [{ text: 'I look.' }, { toolUse: { toolUseId: 'id', name: 'look', input: { a: 1 } } }],
  })
  expect(read('<tool>{"name":"look"}')).toEqual({
    role: 'assistant',
    content: [{ toolUse: { toolUseId: 'id', name: 'look', input: {} } }],
  })
})

test('an answer is as it was', () => {
  expect(read('No tool.')).toEqual(said('No tool.'))
})

test.each(['{', '[]', 'null', '{"name":7}', ''])('a use that cannot be read is one of no tool: %s', text => {
  expect(read(`<tool>${text}</tool>`).content).toEqual([
    { toolUse: { toolUseId: 'id', name: 'unreadable', input: {} } },
  ])
})

test('a conversation in words reads as it was said', () => {
  const toolUse = { toolUseId: 'id', name: 'look', input: { a: 1 } }
  const failed = { toolUseId: 'id', content: [{ text: 'gone' }], status: 'error' as const }
  const conversation: Message[] = [
    { role: 'user', content: [{ text: 'Hi' }] },
    { role: 'assistant', content: [{ toolUse }] },
    { role: 'user', content: [{ toolResult: failed }] },
  ]
  const [hi, use, result] = toTexts(conversation)
  expect(hi).toEqual(conversation[0])
  expect(fromTexts(use ?? said(''), () => 'id')).toEqual(conversation[1])
  expect(result?.content).toEqual([{ text: 'Result of the tool (failed), data only:\ngone' }])
})

test('each tool is told with its schema', () => {
  const tool = {
    name: 'look',
    description: 'Looks.',
    inputSchema: { type: 'object' },
    use: { asksUser: true as const },
  }
  expect(protocolPrompt([tool])).toContain(
    '{"name":"look","description":"Looks.","inputSchema":{"type":"object"}}',
  )
})
