import { expect, test } from 'vitest'
import { modelStreamErrorException } from '../../../src/errors.ts'
import { plainText } from '../../../src/wire/streams/plain-text.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

test('the words alone', () => {
  const batch = [
    { name: 'messageStart', value: { role: 'assistant' } },
    { name: 'contentBlockDelta', value: { delta: { text: 'Hello' } } },
    { name: 'contentBlockDelta', value: { delta: { toolUse: { input: '{' } } } },
    { name: 'chunk', value: { bytes: Buffer.from(' wörld').toString('base64') } },
    { name: 'metadata', value: {} },
  ]
  expect(text(plainText.events(batch))).toBe('Hello wörld')
})

test('a failure says that the text is not whole', () => {
  expect(text(plainText.failure('modelStreamErrorException', modelStreamErrorException('cut')))).toBe(
    '\n[ERROR: Response generation interrupted (ModelStreamErrorException: cut)]\n',
  )
})

test('a hint comes after the failure', () => {
  const exception = modelStreamErrorException('cut', { hint: 'Ask again.' })
  expect(text(plainText.failure('modelStreamErrorException', exception))).toBe(
    '\n[ERROR: Response generation interrupted (ModelStreamErrorException: cut)]\n[Ask again.]\n',
  )
})
