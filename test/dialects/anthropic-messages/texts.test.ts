import { expect, test } from 'vitest'
import { texts } from '../../../src/dialects/anthropic-messages/texts.ts'

test('a text is read where it lies, and replaced there', () => {
  const body = {
    system: 'secret',
    messages: [{ role: 'assistant', content: [{ type: 'text', text: 'secret' }] }],
  }
  for (const found of texts(body)) found.replace(found.text.replace('secret', '{NAME}'))
  expect(body).toEqual({
    system: '{NAME}',
    messages: [{ role: 'assistant', content: [{ type: 'text', text: '{NAME}' }] }],
  })
})

test('the result of a tool is neither the user nor the assistant', () => {
  const content = [{ type: 'tool_result', content: [{ type: 'text', text: 'x' }] }]
  expect(texts({ messages: [{ role: 'user', content }] }).map(({ role }) => role)).toEqual(['tool'])
})

test.each([null, 'x', [], { messages: 'x' }, { messages: [null, { content: [null, { type: 'text' }] }] }])(
  'nothing is found in %j, and nothing fails',
  body => {
    expect(texts(body)).toEqual([])
  },
)
