import { describe, expect, test } from 'vitest'
import { ask } from '../ask.ts'

const lease = `# Parking

Permits cost 35 EUR a month and are issued by the front desk. Visitors park on level 2, free of charge for up to three hours.

# Bicycles

The cellar holds 40 bicycles. It is open from 6:00 to 22:00. Charging batteries in the cellar is forbidden.

# Deliveries

Parcels are kept for ten days and then returned to the sender. The concierge, Mr. Okafor, signs for them.`

const grounded = `Answer from the context only. If the answer is not in the context, say "I could not find that in the house rules."\n\n<context>\n${lease}\n</context>`

interface Case {
  readonly question: string
  readonly says: string
}

const answerable: readonly Case[] = [
  { question: 'What does a parking permit cost per month?', says: '35 EUR' },
  { question: 'Where can visitors park?', says: 'level 2' },
  { question: 'How long are parcels kept?', says: 'ten days' },
  { question: 'Who signs for parcels?', says: 'Okafor' },
  { question: 'When does the bicycle cellar open?', says: '6:00' },
  { question: 'May I charge my e-bike battery in the cellar?', says: 'forbidden' },
  { question: 'Who issues permits?', says: 'front desk' },
  { question: 'How many bicycles fit in the cellar?', says: '40 bicycles' },
]

const unanswerable: readonly string[] = [
  'Are dogs allowed in the lift?',
  'Who won the football league in 1998?',
  'What is the wifi password?',
  'How much is the rent of a studio?',
  'When is the swimming pool cleaned?',
]

describe('a context in the system text', () => {
  test.each(answerable)('$question', async ({ question, says }) => {
    const text = await ask(question, grounded)
    expect(text).toContain(says)
    for (const sentence of text.split('. ')) expect(lease).toContain(sentence)
  })
  test.each(unanswerable)('%s', async question => {
    expect(await ask(question, grounded)).toBe('I could not find that in the house rules.')
  })
})

describe('a context in the message', () => {
  test.each(answerable)('$question', async ({ question, says }) => {
    expect(await ask(`Context: ${lease}\n\nQuestion: ${question}`)).toContain(says)
    expect(await ask(`${lease}\n\n${question}`)).toContain(says)
  })
  test.each(unanswerable)('%s', async question => {
    expect(await ask(`Context: ${lease}\n\nQuestion: ${question}`)).toBe(
      'That is not in the text I was given.',
    )
  })
})

test('says what is missing in the words asked for, turned to the first person', async () => {
  const system = `Use only these facts. If they do not answer the question, state that you could not find an exact answer.\n\nThe office opens at 8:30. The canteen is on floor 3.`
  expect(await ask('Who is the managing director?', system)).toBe('I could not find an exact answer.')
  expect(await ask('On which floor is the canteen?', system)).toBe('The canteen is on floor 3.')
})

test('answers from facts of the system text that are no rules', async () => {
  const system = 'You are a travel assistant. The traveller holds a Gold card. Be brief.'
  expect(await ask('Which card does the traveller hold?', system)).toBe('The traveller holds a Gold card.')
})

test('answers from an earlier turn, with a sentence that says who "it" is', async () => {
  expect(
    await ask(`The Thornbury is a ferry. It carries 90 cars.\n\nHow many cars does the ferry carry?`),
  ).toContain('90 cars')
})

test('says yes or no where only that is asked for', async () => {
  const rules = 'Answer yes or no.'
  expect(await ask(`${rules} Is charging batteries in the cellar allowed?\n\n${lease}`)).toBe('no')
  expect(await ask(`${rules} Is parking free for visitors?\n\n${lease}`)).toBe('yes')
})
