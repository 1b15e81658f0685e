import { describe, expect, test } from 'vitest'
import { answerTo, ask } from '../ask.ts'

const mail =
  'Hi, this is Maria Lopez (maria@lopez.example). Invoice INV-2201 over 480 EUR is wrong again, and nobody answers my calls. Please fix it by 2026-03-01.'

describe('described in the prompt', () => {
  const cases: readonly (readonly [string, object])[] = [
    [
      `Extract as JSON with keys name, email and invoice_number.\n\n${mail}`,
      { name: 'Maria Lopez', email: 'maria@lopez.example', invoice_number: 'INV-2201' },
    ],
    [
      `Return only JSON like {"sentiment": "positive|negative|neutral", "amount": 0}.\n\n${mail}`,
      { sentiment: 'negative', amount: 480 },
    ],
    [
      `${mail}\n\nGive me a JSON object with the fields email, date and shoe_size.`,
      { email: 'maria@lopez.example', date: '2026-03-01', shoe_size: null },
    ],
    [
      `Respond in JSON: {"category": "billing|shipping|praise", "deadline": "string"}\n\nText: ${mail}`,
      { category: 'billing', deadline: '2026-03-01' },
    ],
  ]
  test.each(cases)('%s', async (prompt, value) => {
    expect(JSON.parse(await ask(prompt))).toEqual(value)
  })

  test('a system text may ask for it', async () => {
    const text = await ask(
      'The lamp is lovely, thank you.',
      'You label reviews. Reply in valid JSON: {"sentiment": "positive|negative"}',
    )
    expect(text).toBe('{"sentiment":"positive"}')
  })

  test('without any names it is an answer in JSON', async () => {
    expect(
      JSON.parse(await ask('Answer in JSON. The hall has 80 seats. How many seats does the hall have?')),
    ).toEqual({ answer: 'The hall has 80 seats.' })
  })

  test('nothing else asks for it', async () => {
    expect(await ask('Is JSON a format?')).toContain("Outcrop's embedded model")
  })
})

describe('outputConfig', () => {
  const configured = async (schema: object | string, text: string): Promise<unknown> => {
    const answered = await answerTo({
      messages: [{ role: 'user', content: [{ text }] }],
      outputConfig: {
        textFormat: {
          type: 'json_schema',
          structure: { jsonSchema: { schema: typeof schema === 'string' ? schema : JSON.stringify(schema) } },
        },
      },
    })
    return JSON.parse(answered.text)
  }

  test('fills what the text says', async () => {
    const schema = {
      type: 'object',
      properties: {
        customer: {
          type: 'object',
          properties: { name: { type: 'string' }, email: { type: 'string', format: 'email' } },
          required: ['name', 'email'],
        },
        amount: { type: 'number' },
        urgency: { type: 'string', enum: ['low', 'normal', 'high'] },
        dueDate: { type: 'string', format: 'date' },
        tags: { type: 'array', items: { type: 'string' } },
      },
      required: ['customer', 'amount', 'dueDate', 'tags'],
    }
    expect(await configured(schema, mail)).toMatchObject({
      customer: { name: 'Maria Lopez', email: 'maria@lopez.example' },
      amount: 480,
      dueDate: '2026-03-01',
    })
  })

  test('a summary is a summary', async () => {
    const schema = { type: 'object', properties: { summary: { type: 'string' } }, required: ['summary'] }
    const text =
      'It was raining. The council decided to close the bridge on 3 May. Umbrellas were everywhere.'
    expect(await configured(schema, text)).toEqual({
      summary: 'The council decided to close the bridge on 3 May.',
    })
  })

  test('a schema that cannot be read is left aside', async () => {
    const answered = await answerTo({
      messages: [{ role: 'user', content: [{ text: 'Say hi' }] }],
      outputConfig: { textFormat: { type: 'json_schema', structure: { jsonSchema: { schema: '{' } } } },
    })
    expect(answered.text).toBe('Hi.')
  })
})
