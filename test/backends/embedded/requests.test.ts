import { expect, test } from 'vitest'
import { ask } from './ask.ts'

const allotment =
  'The allotment society met on 3 June. Plots 4 and 11 are vacant and will be offered to the waiting list. The hosepipe ban starts on 1 July. Anyone who keeps bees must register the hive with Doreen by Friday. The tap by the gate is mended. Rent rises from 40 to 45 pounds a year.'

const bullets = (text: string): string[] => text.split('\n').filter(line => line.startsWith('- '))

test('misspelt words still name the task and its form', async () => {
  expect(bullets(await ask(`${allotment}\n\n---\nthree bulet points pls`))).toHaveLength(3)
  const text = await ask(
    'can u sumarize this letter in 2 sentances?\n\nDear Ms Okafor, your application for the apprenticeship as a carpenter has been accepted. Please send us your certificate by 30 April. Our workshop has been in the family since 1952. Yours, Holz & Co',
  )
  expect(text).toContain('has been accepted')
  expect(text).toContain('30 April')
  expect(text).not.toContain('1952')
})

test.each([
  [
    'decisions',
    'Only list the decisions, as bullets.\n\nBoard meeting, 8 March. The chair thanked everyone for coming. The board approved the merger of the two youth teams. After a lively debate about shirts it was decided to keep the blue ones. The treasurer reported a surplus of 3,200. It was resolved to raise the membership fee to 70.',
    ['merger', 'blue ones', '70'],
    ['8 March', 'thanked', 'surplus'],
  ],
  [
    'duties',
    'What are the action items?\n\nMinutes 12 Feb. Present: Lou, Mo, Ash. Lou will update the pricing page by Wednesday. We talked about the new office plants. Mo to call the printer about the misprint. Ash needs to book the venue before the end of the month.',
    ['Lou', 'Mo to call', 'Ash'],
    ['plants', 'Present'],
  ],
  [
    'risks',
    'Summarize the risks mentioned here in 2 bullets.\n\nThe project is on schedule. The supplier of the sensors may go bankrupt this year, and we have no second source. Marie designed a beautiful logo. If the permit comes later than May, the foundation cannot be poured before the frost. The team has grown to nine.',
    ['bankrupt', 'permit'],
    ['logo', 'nine'],
  ],
  [
    'advantages',
    'Summarise the advantages only. Two sentences.\n\nHeat pumps use far less energy than oil boilers. They are expensive to install. They need no chimney and no tank. Some people find them loud. Waiting times are long.',
    ['less energy', 'no chimney'],
    ['loud', 'expensive', 'long'],
  ],
  [
    'advantages of a plan',
    'What are two advantages of the plan? One sentence each.\n\nThe plan moves the bus stop to the school gate. Children would no longer have to cross the main road. The bus would need three minutes less per trip. Residents fear more noise.',
    ['no longer', 'less per trip'],
    ['fear'],
  ],
  [
    'what the reader has to do',
    'Can you highlight what I need to do? bullets\n\nDear parent, the class trip to the lake takes place on 21 May. Please sign the form and hand it in by 14 May. The lake is 40 metres deep.',
    ['sign the form'],
    ['40 metres'],
  ],
])('of a text are told: %s', async (_, prompt, told, left) => {
  const text = await ask(prompt)
  for (const part of told) expect(text).toContain(part)
  for (const part of left) expect(text).not.toContain(part)
})

test('a sentence ends after a day and its month', async () => {
  const text = await ask(
    'summarize for me in 3 points thx\n\nHey team! We signed the lease for the Berlin office, move-in is 1 Feb. Sven brought donuts on Tuesday. The app update is delayed to 20 Jan because of the payment bug. Everybody must finish the security training by Friday or lose VPN access.',
  )
  expect(bullets(text)).toHaveLength(3)
  expect(text).not.toContain('donuts')
})

test('news keep what they begin with, and no meeting', async () => {
  const news = await ask(
    'Extractive summary of 2 sentences.\n\nA bus skidded off the B14 near Talheim on Monday morning. Eleven passengers were slightly injured. The road was icy. A reporter of this paper happened to pass by. Police closed the road for three hours.',
  )
  expect(news).toMatch(/^A bus skidded/)
  expect(await ask(`Use dashes, 4 of them, one fact each:\n${allotment}`)).not.toContain('society met')
})

test('what a system text turns messages into is what is done with them', async () => {
  const text = await ask(
    "Hello there, I've been a happy customer since 2015. Last week I ordered a lamp (order 88121), and it arrived with a broken base. I'd like a new one by 20 December because it's a present. Kind regards, Ulla Berg",
    'You turn customer mails into two-sentence summaries for the support team.',
  )
  expect(text).toContain('broken base')
  expect(text).toContain('20 December')
})

test.each([
  [
    'Name the countries mentioned, comma-separated, nothing else: Our branches in Kenya, Ghana and Peru did well, while sales in Norway fell.',
    'Kenya, Ghana, Peru, Norway',
  ],
  [
    "Write the answer in uppercase and wrap it in **: what colour is the new bus?\n\nThe town's new electric bus is turquoise and seats 40.",
    "**THE TOWN'S NEW ELECTRIC BUS IS TURQUOISE AND SEATS 40.**",
  ],
  [
    'How would you describe the tone of this in one word?\n\n"I am absolutely thrilled to be joining you next month!"',
    'Positive',
  ],
  [
    'Please shorten this announcement to max 20 words\n\nDue to a strike by ground staff, flights from Terminal 2 will be delayed by up to three hours on Friday. Passengers should check the status of their flight before leaving home. Snacks will be offered.',
    'Flights from Terminal 2 will be delayed by up to three hours on Friday.',
  ],
  [
    'Make me a 2-column table (Task | Deadline) from: Nils sends the invoices by 3 May and Eva orders paper by 5 May.',
    '| Task | Deadline |\n| --- | --- |\n| sends the invoices | 3 May |\n| orders paper | 5 May |',
  ],
  [
    'Create a markdown table with headers City and Population. Source: Bergen has 290,000 inhabitants, Tromso 78,000 and Molde 32,000.',
    '| City | Population |\n| --- | --- |\n| Bergen | 290,000 |\n| Tromso | 78,000 |\n| Molde | 32,000 |',
  ],
])('%s', async (prompt, text) => {
  expect(await ask(prompt)).toBe(text)
})

test.each([
  ['Is a tomato a fruit? yes or no only', 'It cannot be told from what I was given.'],
  ['Yes or no: will it rain tomorrow?', 'It cannot be told from what I was given.'],
  [
    'Did the council approve the lido? Answer yes or no.\n\n"The council met on Tuesday. It discussed the budget for street lights and the new bus lane."',
    'It cannot be told from what I was given.',
  ],
  [
    'Does the text mention a price? Yes or no.\n\nThe workshop takes place on Sunday. Tickets are 15 euros at the door.',
    'Yes',
  ],
  [
    'Does the message mention a phone? Yes or no.\n\nThe workshop takes place on Sunday. Tickets are 15 euros at the door.',
    'No',
  ],
  [
    'Claim: Twelve guests may stay. True to the text? Answer yes or no.\n\nText: The hut sleeps up to ten people.',
    'no',
  ],
])('yes and no need something to go by: %s', async (prompt, text) => {
  expect(await ask(prompt)).toBe(text)
})

test.each([
  [
    'How long does the boiler guarantee run?\n\nThe boiler is guaranteed for five years from the day of installation.',
    'Respond only with JSON: {"answer": string, "confidence": number}',
    { answer: 'The boiler is guaranteed for five years from the day of installation.', confidence: null },
  ],
  [
    'Extract as JSON with the fields "sender", "deadline", "budget" (number) and "approved" (boolean):\n\nHello, could you let me have your offer by 14 May? Best, Ines Castro',
    undefined,
    { sender: 'Ines Castro', deadline: '14 May', budget: null, approved: null },
  ],
  [
    'Return JSON with keys name (string), phone (string or null) and party_size (integer).\n\n"Hi, it\'s Benedikt, could we have a table for seven tomorrow at eight?"',
    undefined,
    { name: 'Benedikt', phone: null, party_size: 7 },
  ],
  [
    'My card got stolen ten minutes ago and someone is using it!!',
    'Return a JSON object with "intent" and "urgency" (low, medium, high).',
    { intent: null, urgency: 'high' },
  ],
  [
    'Summarise as JSON with the keys "summary" (string) and "key_points" (list of strings).\n\nThe council will close Mill Bridge from 4 May for repairs. The repair costs 600,000.',
    undefined,
    {
      summary: 'The council will close Mill Bridge from 4 May for repairs; the repair costs 600,000.',
      key_points: ['The council will close Mill Bridge from 4 May for repairs.', 'The repair costs 600,000.'],
    },
  ],
])('JSON holds what is told and null for what is not: %s', async (prompt, system, value) => {
  expect(JSON.parse(await ask(prompt, system))).toEqual(value)
})

test('advice that holds of nearly anything says so, where only a list may be said it is one', async () => {
  const [lead, ...items] = (await ask('Give me 5 ideas for a rainy afternoon with kids, numbered.')).split(
    '\n',
  )
  expect(lead).toMatch(/^General points only/)
  expect(items.map(item => item.slice(0, 2))).toEqual(['1.', '2.', '3.', '4.', '5.'])
  expect(bullets(await ask('Only 3 bullets on the benefits of walking, nothing else'))).toHaveLength(3)
})
