import { expect, test } from 'vitest'
import { decodeMessages } from '../../../src/dialects/chat-completion/decode-messages.ts'

const call = (input: string) => ({
  role: 'assistant',
  content: '',
  tool_calls: [{ id: 'a', function: { name: 'b', arguments: input } }],
})

test('results of tools and what the user says to them are one turn', () => {
  const given = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Look.' },
    call('{"c":1}'),
    { role: 'tool', tool_call_id: 'a', content: [{ type: 'text', text: 'x' }] },
    { role: 'tool', tool_call_id: 'b', content: '' },
    { role: 'user', content: 'And?' },
  ]
  expect(decodeMessages(given)).toEqual({
    system: [{ text: 'Be brief.' }],
    messages: [
      { role: 'user', content: [{ text: 'Look.' }] },
      { role: 'assistant', content: [{ toolUse: { toolUseId: 'a', name: 'b', input: { c: 1 } } }] },
      {
        role: 'user',
        content: [
          { toolResult: { toolUseId: 'a', content: [{ text: 'x' }] } },
          { toolResult: { toolUseId: 'b', content: [] } },
          { text: 'And?' },
        ],
      },
    ],
  })
})

test.each(['', ' '])('arguments %j are none', input => {
  expect(decodeMessages([call(input)]).messages[0]?.content?.[0]).toMatchObject({ toolUse: { input: {} } })
})

test('an image as the address alone', () => {
  const content = [{ type: 'image_url', image_url: 'data:image/png;base64,eA==' }]
  expect(decodeMessages([{ role: 'user', content }]).messages[0]?.content).toEqual([
    { image: { format: 'png', source: { bytes: Uint8Array.of(0x78) } } },
  ])
})

test.each<[object, string]>([
  [call('[1]'), '#/messages/0/tool_calls/0/function/arguments: string [[1]] is not a JSON object'],
  [call('{"'), '#/messages/0/tool_calls/0/function/arguments: string [{"] is not a JSON object'],
  [{ role: 'tool', content: 'x' }, '#/messages/0: required key [tool_call_id] not found'],
  [{ role: 'user', content: [{ type: 'text' }] }, '#/messages/0/content/0: required key [text] not found'],
  [
    { role: 'user', content: [{ type: 'text', text: '' }] },
    '#/messages/0/content/0/text: expected minLength: 1, actual: 0',
  ],
  [{ role: 'system', content: 'x' }, '#/messages: expected minimum item count: 1, found: 0'],
])('refuses %j', (message, violation) => {
  expect(() => decodeMessages([{ ...message }])).toThrow(`Malformed input request: ${violation}`)
})

test('a hundred thousand messages', () => {
  const given = Array.from({ length: 100_000 }, () => ({ role: 'user', content: 'x' }))
  expect(decodeMessages(given).messages[0]?.content).toHaveLength(100_000)
})

test('hundreds of thousands of texts take no longer than as many words', () => {
  const content = Array.from({ length: 200_000 }, () => ({ type: 'text', text: 'a' }))
  for (const role of ['system', 'user', 'assistant']) {
    const { system, messages } = decodeMessages([
      { role, content },
      { role: 'user', content: 'Hi' },
    ])
    expect(system?.length ?? messages[0]?.content?.length, role).toBeGreaterThanOrEqual(200_000)
  }
})
