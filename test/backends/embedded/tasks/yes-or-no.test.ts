import { expect, test } from 'vitest'
import { ask } from '../ask.ts'

test.each([
  ['Answer yes or no. Is smoking allowed?\n\nSmoking is not allowed on the terrace.', 'no'],
  ['Answer yes or no. Is parking free?\n\nParking is free on Sundays.', 'yes'],
  ['Answer Yes or No: does the customer sound angry?\n\n"I am furious, this is outrageous."', 'Yes'],
  ['Answer Yes or No: is the customer happy?\n\n"This was dreadful."', 'No'],
  [
    'Is this email urgent? Reply with exactly one word, Yes or No.\n\nEmail: Production is down, call me immediately.',
    'Yes',
  ],
])('%s', async (user, answer) => {
  expect(await ask(user)).toBe(answer)
})

test('what cannot be told is said to be missing', async () => {
  expect(
    await ask(
      'Answer yes or no, or say "unknown" if it is not stated. Is the pool heated?\n\nContext: The garden has roses.',
    ),
  ).toBe('unknown')
})
