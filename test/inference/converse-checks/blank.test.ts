import { expect, test } from 'vitest'
import { checkBlank } from '../../../src/inference/converse-checks/blank.ts'
import { assistant, expectRefusal, hello, user } from './expect-refusal.ts'

test.each(['', ' ', '\n\t', '\u3000'])('text %j', text => {
  expectRefusal(
    () => checkBlank({ messages: [user({ text })] }),
    'The text field in the ContentBlock object at messages.0.content.0 is blank. Add text to the text field, and try again.',
  )
})

test('the place of the blank text', () => {
  expectRefusal(
    () => checkBlank({ messages: [hello, assistant({ text: 'a' }, { text: '' }), hello] }),
    'The text field in the ContentBlock object at messages.1.content.1 is blank. Add text to the text field, and try again.',
  )
})

test('a blank system text', () => {
  expectRefusal(
    () => checkBlank({ system: [{ text: 'a' }, { text: ' ' }], messages: [hello] }),
    'The text field in the SystemContentBlock object at system.1 is blank. Add text to the text field, and try again.',
  )
})

test('blank text under guard', () => {
  expectRefusal(
    () => checkBlank({ messages: [user({ guardContent: { text: { text: '' } } })] }),
    'The guard content field in the ContentBlock object at messages.0.content.0 is blank. Add text to the guard content field, and try again.',
  )
})

test('a message without content', () => {
  expectRefusal(
    () => checkBlank({ messages: [hello, assistant()] }),
    'The content field in the Message object at messages.1 is empty. Add a ContentBlock object to the content field and try again.',
  )
})

test('text that says something, guarded without a guardrail too', () => {
  const messages = [user({ text: ' a ' }, { guardContent: { text: { text: 'b' } } })]
  expect(() => checkBlank({ system: [{ text: '.' }], messages })).not.toThrow()
})

test('long white space takes no longer than it is long', () => {
  const start = performance.now()
  expect(() => checkBlank({ messages: [user({ text: `${' '.repeat(5_000_000)}.` })] })).not.toThrow()
  expect(performance.now() - start).toBeLessThan(5000)
})
