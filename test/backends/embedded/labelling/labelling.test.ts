import { describe, expect, test } from 'vitest'
import { ask } from '../ask.ts'

interface Case {
  readonly user: string
  readonly system?: string
  readonly label: string
}

const ways: readonly Case[] = [
  {
    system:
      'Intents:\n- `card_problem`: lost, stolen, blocked or retained cards\n- `transfer`: sending money\n- `other`: anything else\n\nRespond with JSON: {"intent": "..."}',
    user: 'My card got swallowed by the machine in Lyon',
    label: '{"intent":"card_problem"}',
  },
  {
    user: 'Categorise the ticket. Allowed categories:\n1) Login\n2) Payments\n3) Performance\n\nTicket: The dashboard takes two minutes to load.\n\nCategory:',
    label: 'Performance',
  },
  {
    user: '| label | meaning |\n|---|---|\n| A1 | payment overdue |\n| A2 | address change |\n\nWhich label fits "I have moved to 5 High Street"? Only the label.',
    label: 'A2',
  },
  {
    user: 'Choose one:\nA) urgent\nB) not urgent\nText: "whenever you have a minute, update my job title"\nAnswer with the letter.',
    label: 'B',
  },
  { user: '"dog" -> animal\n"rose" -> plant\n"hammer" -> tool\n"oak tree" ->', label: 'plant' },
  {
    user: 'Text: where is my parcel\nLabel: delivery\nText: give me my money back\nLabel: refund\nText: you took 20 euros twice from my account\nLabel:',
    label: 'refund',
  },
  { user: 'Fruit or vegetable? "carrot". One word.', label: 'vegetable' },
  {
    user: 'Output "urgent" if the message needs action today, otherwise "normal".\n\nMessage: Can you add my middle name to the badge sometime?',
    label: 'normal',
  },
  { user: 'Is the message urgent? Answer YES or NO.\n\n"The server room is on fire!"', label: 'Yes' },
  {
    user: 'The user wants: CHECK_BALANCE | TRANSFER | BLOCK_CARD | OTHER. Output one.\nUser: someone snatched my purse with all my cards',
    label: 'BLOCK_CARD',
  },
  { user: 'Rate from 1 to 5 stars, number only: "Absolutely terrible, the worst ever."', label: '1' },
  {
    user: 'Severity: critical, major, minor\n"Customers can see each other\'s invoices after login"',
    label: 'critical',
  },
]

describe('ways to offer labels', () => {
  test.each(ways)('$user', async ({ user, system, label }) => {
    expect((await ask(user, system)).toLowerCase()).toBe(label.toLowerCase())
  })
})

describe('languages', () => {
  test.each([
    ['Jag skulle vilja boka ett bord för två personer.', 'Swedish'],
    ['Kde je nejbližší zastávka tramvaje?', 'Czech'],
    ['Onde fica a estação de comboios mais próxima?', 'Portuguese'],
    ['このバスは駅に行きますか', 'Japanese'],
    ['Kann ich meinen Termin verschieben?', 'German'],
    ['Bu otobüs havaalanına gidiyor mu?', 'Turkish'],
    ['Milloin seuraava juna lähtee?', 'Finnish'],
    ['Де знаходиться найближча аптека?', 'Ukrainian'],
  ])('%s', async (text, language) => {
    expect(await ask(`What language is this? "${text}"`)).toBe(language)
  })

  test('as a code', async () => {
    expect(await ask('Give the ISO 639-1 code of the language: "Dove posso comprare un biglietto?"')).toBe(
      'it',
    )
  })
})

test('a question on a text is no choice of labels', async () => {
  const context =
    'Context: Visitors park on level 2, staff on level 3 or 4. Bicycles and scooters stay outside.'
  expect(await ask(`${context}\n\nQuestion: Where do visitors park?`)).toContain('level 2')
})
