import { expect, test } from 'vitest'
import { decodeChat, encodeChat } from '../../../src/dialects/cohere-command/chat-requests.ts'

const user = (...content: object[]) => ({ role: 'user', content })
const assistant = (...content: object[]) => ({ role: 'assistant', content })

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command-r-plus.html
test('results of tools in one step tell of the calls, too', () => {
  const body = {
    message: 'What is the top song on WZPZ?',
    tools: [{ name: 'top_song', parameter_definitions: {} }],
    tool_results: [
      { call: { name: 'top_song', parameters: { sign: 'WZPZ' } }, outputs: [{ song: 'Elemental Hotel' }] },
    ],
  }
  expect(decodeChat(body).messages).toEqual([
    user({ text: 'What is the top song on WZPZ?' }),
    assistant({ toolUse: { toolUseId: 'tooluse_1', name: 'top_song', input: { sign: 'WZPZ' } } }),
    user({ toolResult: { toolUseId: 'tooluse_1', content: [{ json: { song: 'Elemental Hotel' } }] } }),
  ])
})

// https://docs.cohere.com/docs/tool-use
test('results of tools after the calls that the history has', () => {
  const call = { name: 'a', parameters: {} }
  const body = {
    message: '',
    chat_history: [
      { role: 'SYSTEM', message: 'Be brief.' },
      { role: 'USER', message: 'Hi' },
      { role: 'CHATBOT', message: 'So:', tool_calls: [call] },
    ],
    tool_results: [{ call, outputs: [{ text: '1' }] }],
  }
  const request = decodeChat(body)
  expect(request.system).toEqual([{ text: 'Be brief.' }])
  expect(request.messages?.at(-1)).toEqual(
    user({ toolResult: { toolUseId: 'tooluse_1', content: [{ text: '1' }] } }),
  )
  expect(encodeChat(request)).toEqual({
    ...body,
    chat_history: body.chat_history.slice(1),
    preamble: 'Be brief.',
  })
})

test('documents are read with the last question', () => {
  const documents = [{ title: 'Tall penguins', snippet: 'Emperor penguins are the tallest.' }]
  const request = decodeChat({ message: 'Which?', documents })
  expect(request.messages?.[0]?.content).toMatchObject([
    { document: { name: 'Tall penguins' } },
    { text: 'Which?' },
  ])
  expect(encodeChat(request)).toEqual({ message: 'Which?', documents })
})

test('documents of another form are carried beside', () => {
  const documents = [{ title: 'a', snippet: 'b', url: 'c' }]
  expect(decodeChat({ message: 'Which?', documents }).additionalModelRequestFields).toEqual({ documents })
})

test('an answer that the assistant began has no question after it', () => {
  const messages = [
    { role: 'user' as const, content: [{ text: 'a' }] },
    { role: 'assistant' as const, content: [{ text: 'b' }] },
  ]
  expect(encodeChat({ messages })).toEqual({
    message: '',
    chat_history: [
      { role: 'USER', message: 'a' },
      { role: 'CHATBOT', message: 'b' },
    ],
  })
})

test('a result answers a call', () => {
  const toolResult = { toolUseId: 'nobody', content: [] }
  expect(() => encodeChat({ messages: [{ role: 'user', content: [{ toolResult }] }] })).toThrow(/toolResult/)
})

test.each([
  [{ message: '' }, '#/message: expected minLength: 1, actual: 0'],
  [
    { message: 'a', tools: [{ name: 'b', parameter_definitions: { c: { type: 1 } } }] },
    '#/tools/0/parameter_definitions/c/type: expected type: String, found: Integer',
  ],
  [{ message: 'a', p: 1 }, '#/p: 1 is not less or equal to 0.99'],
])('refuses %j', (body, violation) => {
  expect(() => decodeChat(body)).toThrow(violation)
})

test.each([{ prompt: 'a' }, { messages: [] }])('hints at the form: %j', body => {
  expect(() => decodeChat(body)).toThrow(
    expect.objectContaining({ hint: expect.stringContaining('message') }),
  )
})

test('hundreds of thousands of documents and results take no longer than as many words', () => {
  const many = <Item>(item: Item): Item[] => Array.from({ length: 200_000 }, () => item)
  const documents = many({ title: 'a', snippet: 'b' })
  expect(decodeChat({ message: 'Hi', documents }).messages?.[0]?.content).toHaveLength(200_001)
  const tool_results = many({ call: { name: 'a', parameters: {} }, outputs: [{ text: 'b' }] })
  const { messages = [] } = decodeChat({ message: 'Hi', tool_results })
  expect(messages.map(({ content }) => content?.length)).toEqual([1, 200_000, 200_000])
})
