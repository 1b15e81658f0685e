import { expect, test } from 'vitest'
import { decodePrompt, encodePrompt } from '../../../src/dialects/mistral/prompt.ts'
import { prompt } from './bodies.ts'

const model = 'mistral.mistral-7b-instruct-v0:2'
const user = (...texts: string[]) => ({ role: 'user' as const, content: texts.map(text => ({ text })) })
const assistant = (text: string) => ({ role: 'assistant' as const, content: [{ text }] })

test('the turns of the template', () => {
  expect(decodePrompt(prompt.body.prompt).messages).toEqual(prompt.converse.messages)
})

test.each([
  ['[INST]a[/INST]', [user('a')]],
  ['<s>[INST] a [/INST] It is', [user('a'), assistant('It is')]],
  ['<s>[INST] a [/INST] b </s>', [user('a'), assistant('b')]],
  ['[INST] a [/INST][INST] b [/INST]', [user('a', 'b')]],
  ['Translate "[INST]".', [user('Translate "[INST]".')]],
  ['Hello </s>', [user('Hello </s>')]],
])('%j', (text, messages) => {
  expect(decodePrompt(text)).toEqual({ messages })
})

test('what stands before the turns are instructions', () => {
  expect(decodePrompt('<s> Be brief.\n[INST] a [/INST]')).toEqual({
    system: [{ text: 'Be brief.' }],
    messages: [user('a')],
  })
})

test('turns in the template', () => {
  const messages = [user('a', 'b'), assistant('c'), user('d')]
  expect(encodePrompt({ messages }, model)).toBe('<s>[INST] a\n\nb [/INST] c</s> [INST] d [/INST]')
  expect(encodePrompt({ messages: messages.slice(0, 2) }, model)).toBe('<s>[INST] a\n\nb [/INST] c')
})

test('instructions go before the first question, where the model has any', () => {
  const request = { system: [{ text: 'Be brief.' }], messages: [user('a')] }
  expect(encodePrompt(request, 'mistral.mistral-large-2402-v1:0')).toBe('<s>[INST] Be brief.\n\na [/INST]')
  expect(() => encodePrompt(request, model)).toThrow("This model doesn't support system messages.")
})

test('an image has no place', () => {
  const image = { format: 'png' as const, source: { bytes: Buffer.from('x') } }
  expect(() => encodePrompt({ messages: [{ role: 'user', content: [{ image }] }] }, model)).toThrow(
    "This model doesn't support the image content block that you provided. Update the content block and try again.",
  )
})

test('a prompt of many marks takes no longer than any other', () => {
  const { messages } = decodePrompt('[INST] a [/INST] b</s>'.repeat(100_000))
  expect(messages).toHaveLength(200_000)
  expect(decodePrompt('[INST]'.repeat(1_000_000)).messages).toHaveLength(1)
})
