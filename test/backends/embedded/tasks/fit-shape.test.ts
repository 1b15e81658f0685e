import { expect, test } from 'vitest'
import { ask } from '../ask.ts'

test.each([
  [
    'Name five European countries, comma separated, no other text.',
    'France, Germany, Spain, Italy, Portugal',
  ],
  ['Turn this into a numbered list:\nmilk, eggs, bread and butter', '1. milk\n2. eggs\n3. bread and butter'],
  [
    'List the cities mentioned, one per line:\n\nThe tour starts in Porto, goes on to Seville and ends in Marseille.',
    'Porto\nSeville\nMarseille',
  ],
  [
    'Summarise in one sentence, starting with "In short,": The ferry was late because of fog and 200 people missed their train.',
    'In short, the ferry was late because of fog and 200 people missed their train.',
  ],
  [
    'Reduce to 10 words or fewer: Due to unforeseen difficulties with the signalling system, all trains between Hull and York are delayed by about forty minutes this morning.',
    'All trains between Hull and York are delayed.',
  ],
  ['The gym is open Monday to Friday from 7 to 22. Is it open on Sunday? Yes or no.', 'No'],
  [
    'Does the text say that the shop sells bread? Reply Yes or No.\n\nText: Our shop offers fresh bread, cheese and olives.',
    'Yes',
  ],
  ['In one word: what is the opposite of hot?', 'Unknown'],
  [
    'Extract the ingredients as a bullet list:\n\nMix flour, sugar and two eggs. Add a cup of milk and a pinch of cinnamon.',
    '- flour\n- sugar\n- eggs\n- milk\n- cinnamon',
  ],
  [
    'Rewrite as bullet points:\n\nBring warm clothes. Bring a torch. Leave your phone at home.',
    '- Bring warm clothes.\n- Bring a torch.\n- Leave your phone at home.',
  ],
  ['Give the weekdays as a JSON array.', '["Monday","Tuesday","Wednesday","Thursday","Friday"]'],
  [
    'Table with columns Owner | Due:\n\nMia writes the report by 3 May. Jon orders the chairs by 8 May.',
    '| Owner | Due |\n| --- | --- |\n| Mia | 3 May |\n| Jon | 8 May |',
  ],
])('%s', async (user, text) => {
  expect(await ask(user)).toBe(text)
})

test('without a text the form is kept, and nothing is claimed', async () => {
  const text = await ask('Explain photosynthesis in exactly two sentences.')
  expect(text).toContain('I cannot tell')
  expect(text.match(/\./g)).toHaveLength(2)
  expect((await ask('Give me 4 tips for a job interview as bullets')).split('\n')).toHaveLength(4)
})
