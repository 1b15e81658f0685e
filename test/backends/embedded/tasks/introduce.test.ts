import { expect, test } from 'vitest'
import { answerTo, ask } from '../ask.ts'

const NAME = "I am Outcrop's embedded model"

test.each([
  'Hello!',
  'Good morning',
  'What is the capital of Peru?',
  'Paint a picture of rain.',
  'Are you Claude?',
  'Bananas are yellow.',
  '',
  '\u0000\u0007',
  '你好',
  '🙂🙂',
])('names itself: %j', async user => {
  expect(await ask(user)).toContain(NAME)
})

test('is not Claude', async () => {
  expect(await ask('Which model are you?')).toContain('not Claude')
})

test('says that it has no knowledge beyond the prompt', async () => {
  expect(await ask('How tall is Mont Blanc?')).toContain('no knowledge beyond this prompt')
})

test('takes thanks', async () => {
  expect(await ask('Thank you so much!')).toBe('You are welcome.')
})

test('says what it cannot read', async () => {
  const { text } = await answerTo({
    messages: [
      {
        role: 'user',
        content: [
          { text: 'Describe this.' },
          { image: { format: 'png', source: { bytes: new Uint8Array(8) } } },
        ],
      },
    ],
  })
  expect(text).toContain('cannot read images')
})

test.each(['What can you do?', 'How can you help me?', 'What are you able to do?'])(
  'tells what it can: %s',
  async user => {
    expect(await ask(user)).toMatch(/not Claude.*I can summarise/)
  },
)

test('a greeting that is to be translated is none', async () => {
  expect(await ask('Translate "good morning" to German.')).toContain('I cannot do that')
})
