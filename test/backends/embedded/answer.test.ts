import type { ToolSpecification } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import { answerTo, ask } from './ask.ts'

describe('labels', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'You are a mail sorter. Reply with exactly one word.',
      'Classify the sentiment of this message: "Nobody turned up for the repair and I took the day off for it."',
      'Negative',
    ],
    [
      'You are a mail sorter. Reply with exactly one word.',
      'Classify the sentiment of this message: "Your colleague Ben went out of his way to help me, I am so grateful."',
      'Positive',
    ],
    [
      'Reply with exactly one word.',
      'What is the sentiment here? "Please send the form to my new address."',
      'Neutral',
    ],
    [
      '',
      "Sentiment (Positive, Negative or Neutral)? 'The app has crashed four times since breakfast.'",
      'Negative',
    ],
    [
      '',
      'Rate the sentiment of the text below as good, bad or neutral.\n\nDelivery was quicker than promised and the packaging looked great.',
      'good',
    ],
    [
      '',
      "Classify the sentiment of this message: 'I was told someone would phone me back. Still nothing.'",
      'Negative',
    ],
    [
      '',
      "Classify the sentiment of this message: 'It does exactly what it promises. Would buy again!'",
      'Positive',
    ],
    [
      'Assign one of these queues: Hardware, Software, Access. Reply with the queue name only.',
      'The fan of my laptop makes a grinding noise.',
      'Hardware',
    ],
    [
      'Assign one of these queues: Hardware, Software, Access. Reply with the queue name only.',
      'My password has expired and I am locked out.',
      'Access',
    ],
    [
      '',
      'Is this a complaint, a question or a compliment? "Your new store is beautiful, well done."',
      'compliment',
    ],
    [
      '',
      'Choose the best topic for the headline from: politics, sports, business.\n\nHeadline: Shares jump as the airline reports record profit',
      'business',
    ],
    [
      '',
      'Decide whether the tone of the following note is formal or informal: "hey dude, gonna be late lol"',
      'informal',
    ],
    [
      'Triage tickets into P1, P2 or P3. P1: everyone is affected. P2: one customer is blocked. P3: everything else. One word only.',
      'There is a typo in the footer.',
      'P3',
    ],
    [
      '',
      'Label the ticket as refund, delivery or other: "The courier left my box in the rain at the wrong house."',
      'delivery',
    ],
  ]
  test.each(cases)('%s %s', async (system, user, label) => {
    expect(await ask(user, system === '' ? undefined : system)).toBe(label)
  })
})

describe('summaries', () => {
  const board = `Board meeting, 12 May

Present: Aiko, Ben, Carla. Apologies from Dan.
The chair opened the meeting at nine. The roof has leaked since the storm in February, and two offers came in.
It was resolved to hire Lindqvist & Sons for 42,000 EUR. The offer of Roofline was turned down, as they cannot start before winter.
Work begins on 3 July. Carla is responsible for the contract.
The next meeting is in September.`
  const memo = `Data platform review\nDecision: Retire the Hadoop cluster and use BigQuery instead.\nWhy: the cluster needs two engineers full time.\nConsidered and rejected: Snowflake, because of the price at our volume.\nGo-live: 1 April, old cluster off by 30 June.\nLead: Analytics squad.`
  const cases: readonly (readonly [string, number, readonly string[], readonly string[]])[] = [
    [
      `Summarise the following document in 3 bullet points. Focus on decisions made, not background context.\n\n${board}`,
      3,
      ['Lindqvist', 'Roofline', '3 July'],
      ['Apologies'],
    ],
    [
      `Summarise the following document in 3 bullet points. Focus on decisions made, not background context.\n\n${memo}`,
      3,
      ['BigQuery', 'Snowflake', '1 April'],
      ['two engineers'],
    ],
    [
      `Summarise in two bullets who is responsible and when it starts:\n\n${board}`,
      2,
      ['Carla is responsible', '3 July'],
      [],
    ],
    [`I need a one-sentence summary of this memo.\n\n${memo}`, 1, ['BigQuery'], []],
    [
      `Boil the notes down. Write 4 short bullet points.\n\n${board}`,
      4,
      ['Lindqvist', 'Roofline', '3 July', 'Carla'],
      ['nine'],
    ],
    [
      `${memo}\n\nSummarize the above in 3 bullets for an executive who cares about dates and owners.`,
      3,
      ['1 April', 'Analytics squad'],
      [],
    ],
  ]
  test.each(cases)('%s', async (prompt, lines, mentions, without) => {
    const text = await ask(prompt)
    expect(text.split('\n')).toHaveLength(lines)
    for (const mention of mentions) expect(text).toContain(mention)
    for (const absent of without) expect(text).not.toContain(absent)
  })
})

describe('questions on a context', () => {
  const policy = `# Sabbaticals\n\nAfter five years of service an employee may take up to three months off without pay. The request is made to the head of department at least half a year ahead.\n\n# Equipment\n\nEvery new colleague gets a laptop and one monitor. A second monitor needs the consent of the budget holder. Broken devices are taken to the service point in building C.\n\n# Training\n\nEach person has 1,200 EUR a year for courses. Unused money expires on 31 December.`
  const system = `You are an assistant for staff. Use only the following search results to answer. If the answer is not there, say that you do not know.\n\n<search_results>\n${policy}\n</search_results>`
  test.each([
    ['How long can a sabbatical last?', 'three months'],
    ['Who has to agree to a second monitor?', 'budget holder'],
    ['Where do I bring a broken laptop?', 'building C'],
    ['How much money do I have for courses each year?', '1,200 EUR'],
    ['When does unused training money expire?', '31 December'],
    ['To whom do I send a sabbatical request?', 'head of department'],
    ['What equipment does a new employee get?', 'laptop and one monitor'],
  ])('%s', async (question, says) => {
    expect(await ask(question, system)).toContain(says)
  })
  test.each([
    'What is the dress code?',
    'How many days of sick leave are paid?',
    'Who founded the company?',
    'Can I bring my dog to the office?',
  ])('%s', async question => {
    expect(await ask(question, system)).toBe('I do not know.')
  })
})

describe('tools', () => {
  const spec = (
    name: string,
    description: string,
    properties: Record<string, Record<string, string | string[]>>,
    required: string[],
  ): ToolSpecification => ({
    name,
    description,
    inputSchema: { json: { type: 'object', properties, required } },
  })
  const tools = [
    spec(
      'convert_currency',
      'Converts an amount of money from one currency to another',
      {
        amount: { type: 'number' },
        from: { type: 'string', enum: ['EUR', 'USD', 'GBP'] },
        to: { type: 'string' },
      },
      ['amount', 'from'],
    ),
    spec('findCustomer', 'Finds a customer by e-mail address', { email: { type: 'string' } }, ['email']),
    spec(
      'book_table',
      'Books a table in a restaurant',
      { restaurant: { type: 'string' }, guests: { type: 'integer' }, time: { type: 'string' } },
      ['guests'],
    ),
    spec('track_parcel', 'Tells where a parcel is', { trackingNumber: { type: 'string' } }, [
      'trackingNumber',
    ]),
    spec(
      'list_invoices',
      'Lists invoices of a month',
      { month: { type: 'string' }, status: { type: 'string', enum: ['open', 'paid', 'overdue'] } },
      [],
    ),
  ].map(toolSpec => ({ toolSpec }))
  test.each([
    ['How much is 250 USD in another currency?', 'convert_currency', { amount: 250, from: 'USD' }],
    [
      'Please find the customer with the address kim@park.example',
      'findCustomer',
      { email: 'kim@park.example' },
    ],
    ['Book a table for 4 guests at 19:30.', 'book_table', { guests: 4, time: '19:30' }],
    ['My parcel 1Z999AA1 is late, where is it?', 'track_parcel', { trackingNumber: '1Z999AA1' }],
    ['Which invoices are overdue?', 'list_invoices', { status: 'overdue' }],
  ])('%s', async (user, name, input) => {
    const { tool } = await answerTo({
      messages: [{ role: 'user', content: [{ text: user }] }],
      toolConfig: { tools },
    })
    expect(tool).toMatchObject({ name, input })
  })
  test.each(['What did Napoleon eat?', 'Good evening!', 'Give me a joke about parrots'])('%s', async user => {
    const { tool } = await answerTo({
      messages: [{ role: 'user', content: [{ text: user }] }],
      toolConfig: { tools },
    })
    expect(tool).toBeUndefined()
  })
})

describe('conversations', () => {
  test('a later turn is about an earlier one', async () => {
    const { text } = await answerTo({
      messages: [
        { role: 'user', content: [{ text: 'My order number is 4412 and my name is Ines.' }] },
        { role: 'assistant', content: [{ text: 'Noted.' }] },
        { role: 'user', content: [{ text: 'What is my order number?' }] },
      ],
    })
    expect(text).toContain('4412')
  })

  test('a document is summarised', async () => {
    const { text } = await answerTo({
      messages: [
        {
          role: 'user',
          content: [
            { text: 'Summarise the document in one bullet.' },
            {
              document: {
                name: 'minutes',
                format: 'html',
                source: {
                  bytes: Buffer.from('<h1>Minutes</h1><p>It rained.</p><p>We agreed to paint the door.</p>'),
                },
              },
            },
          ],
        },
      ],
    })
    expect(text).toBe('- We agreed to paint the door.')
  })

  test('an answer that the conversation begins is continued', async () => {
    const { text } = await answerTo({
      messages: [
        {
          role: 'user',
          content: [
            { text: 'Return JSON like {"sentiment": "positive|negative"} for: what a lovely garden this is' },
          ],
        },
        { role: 'assistant', content: [{ text: '{"sentiment":' }] },
      ],
    })
    expect(text).toBe('"positive"}')
  })

  test('contradictory rules still get an answer', async () => {
    expect(
      await ask(
        'Summarise in 3 bullets: it rained, we agreed to stay, dinner was late.',
        'Reply with exactly one word in two paragraphs.',
      ),
    ).not.toBe('')
    expect(await ask('Reply with one word. Reply with three sentences. Classify.')).not.toBe('')
  })
})
