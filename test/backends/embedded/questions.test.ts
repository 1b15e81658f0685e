import { describe, expect, test } from 'vitest'
import { ask } from './ask.ts'

const guestHouse =
  'Guest house rules. Check-in is from 15:00 and check-out until 10:30. Breakfast costs 12 EUR and is served in the winter garden between 7 and 10. Pets stay free of charge but must be announced in advance. The sauna is closed on Mondays. Lost keys are replaced for 40 EUR. Bookings can be cancelled without cost up to three days before arrival. The house is run by the Steiner family.'
const museum =
  'The Harbour Museum opens daily except Tuesday, from nine to five. Tickets are 9 EUR, children under six enter free. Photography is allowed without flash. The lift to the tower is out of service until April. Guided tours start at eleven and last an hour; they are led by retired sailors. Bags must be left in the lockers. The museum was founded by Captain Holm in 1961.'
const readingRoom =
  'Rules of the reading room. Readers need a card, which the front desk issues within two days. Food and drink stay outside. Up to six volumes may be ordered at once; they are fetched at ten and at two. Copies cost 20 cents a page. Laptops are welcome on the left side of the room. Manuscripts are shown only with a letter from a university. The room closes for two weeks in August.'

describe('a passage in the system text', () => {
  const system = `Use the passage to answer the guest. If the passage does not say, reply "Please ask the reception."\n\nPassage: ${guestHouse}`
  test.each([
    ['At what time do I have to check out?', /10:30/],
    ['How much is breakfast?', /12 EUR/],
    ['May I bring my dog?', /Pets stay free/],
    ['What happens if I lose my key?', /40 EUR/],
    ['Until when can I cancel for free?', /three days/],
    ['Who runs the house?', /Steiner/],
    ['Which day is the sauna closed?', /Mondays/],
    ['Where is breakfast served?', /winter garden/],
  ])('%s', async (question, says) => {
    expect(await ask(question, system)).toMatch(says)
  })
  test.each([
    'Is there a gym?',
    'Do you have parking for buses?',
    'How far is the airport?',
    'Can I pay with bitcoin?',
  ])('%s', async question => {
    expect(await ask(question, system)).toBe('Please ask the reception.')
  })
})

describe('a context before the question', () => {
  test.each([
    ['When is the museum closed?', /except Tuesday/],
    ['How much does a ticket cost?', /9 EUR/],
    ['Can I take pictures?', /Photography/],
    ['Who leads the tours?', /sailors/],
    ['How long does a tour take?', /an hour/],
    ['Who started the museum?', /Holm/],
    ['What do I do with my bag?', /lockers/],
    ['Does the lift work?', /out of service/],
    ['Is there a restaurant?', /^That is not/],
    ['Which paintings are shown?', /^That is not/],
    ['How do I become a member?', /^That is not/],
    ['Where can I charge my car?', /^That is not/],
  ])('%s', async (question, says) => {
    expect(await ask(`Context:\n${museum}\n\nQuestion: ${question}`)).toMatch(says)
  })
})

describe('rules in tags after the question', () => {
  const system = 'Answer from the rules only. If they do not answer it, reply "Not stated".'
  test.each([
    ['How many books can I order at a time?', /six volumes/],
    ['Who issues the card?', /front desk/],
    ['What is the price of a copy?', /20 cents/],
    ['Am I allowed to eat there?', /Food and drink/],
    ['Where may I use my computer?', /left side/],
    ['When is the room shut?', /August/],
    ['What do I need to see a manuscript?', /letter/],
    ['Is there a cloakroom?', /^Not stated/],
    ['What is the phone number of the director?', /^Not stated/],
    ['How do I renew a loan?', /^Not stated/],
  ])('%s', async (question, says) => {
    expect(await ask(`${question}\n\n<rules>${readingRoom}</rules>`, system)).toMatch(says)
  })
})
