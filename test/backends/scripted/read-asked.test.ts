import type { ConverseRequest, Message } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { readAsked } from '../../../src/backends/scripted/read-asked.ts'

const use = (toolUseId: string, name: string): Message => ({
  role: 'assistant',
  content: [{ toolUse: { toolUseId, name, input: {} } }],
})
const result = (toolUseId: string): Message => ({
  role: 'user',
  content: [{ toolResult: { toolUseId, content: [{ text: 'sunny' }] } }],
})
const say = (...texts: string[]): Message => ({ role: 'user', content: texts.map(text => ({ text })) })
const read = (request: ConverseRequest, metadata = {}) => readAsked(request, { metadata })

test('a conversation', () => {
  const asked = read(
    {
      modelId: 'amazon.nova-lite-v1:0',
      system: [{ text: 'Be' }, { text: 'brief.' }],
      messages: [say('one'), { role: 'assistant', content: [{ text: 'two' }] }, say('three', 'four')],
      toolConfig: { tools: [{ toolSpec: { name: 'look', inputSchema: { json: {} } } }] },
    },
    { team: 'a' },
  )
  expect(asked).toEqual({
    model: 'amazon.nova-lite-v1:0',
    text: 'three\nfour',
    system: 'Be\nbrief.',
    tools: ['look'],
    turn: 2,
    metadata: { team: 'a' },
  })
})

test('the tool whose result came last', () => {
  const messages = [say('x'), use('1', 'look'), result('1'), use('2', 'find'), result('2')]
  expect(read({ modelId: 'm', messages })).toMatchObject({ tool: 'find', text: '', turn: 3 })
  expect(read({ modelId: 'm', messages: [...messages, use('3', 'look'), say('well?')] }).tool).toBeUndefined()
  expect(read({ modelId: 'm', messages: [result('unknown')] }).tool).toBeUndefined()
})

test('what the model was called by, where it is another name', () => {
  expect(readAsked({ modelId: 'm' }, { metadata: {}, profile: 'us.m' }).profile).toBe('us.m')
  expect(readAsked({ modelId: 'm' }, { metadata: {}, profile: 'm' })).not.toHaveProperty('profile')
})
