import { expect, test } from 'vitest'
import { ask } from '../ask.ts'

test.each([
  ['Say hello.', 'Hello.'],
  ['Reply with OK', 'OK'],
  ['Please reply with exactly "pong 42".', 'pong 42'],
  ["Repeat after me: 'blue sky'", 'blue sky'],
  ['Respond with the word ready.', 'ready'],
  ['say hi', 'Hi.'],
  ['Print "a, b and c"', 'a, b and c'],
  ['Echo test-1', 'test-1'],
])('%s', async (user, text) => {
  expect(await ask(user)).toBe(text)
})

test.each([
  'Reply with one word.',
  'Say something nice about my garden',
  'Respond to my message below',
  'Reply with yes or no',
])('nothing to recite: %s', async user => {
  expect(await ask(user)).not.toContain(user.split(' ').slice(1).join(' '))
})
