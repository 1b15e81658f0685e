import type { Message, Tool } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import { answerTo } from '../ask.ts'

const tool = (name: string, description: string, parameters: Record<string, string>): Tool => ({
  toolSpec: {
    name,
    description,
    inputSchema: {
      json: {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(parameters).map(([key, each]) => [key, { type: 'string', description: each }]),
        ),
        required: Object.keys(parameters),
      },
    },
  },
})

const get = tool('orders__get_order', 'Looks up the status of an order', {
  orderId: 'The ID of the order, such as ORD-12345',
})
const cancel = tool('orders__cancel_order', 'Cancels an order', { orderId: 'The ID of the order' })
const policies = tool(
  'search__KBPOLICIES',
  'Searches a knowledge base: delivery, returns and payment of orders',
  {
    query: 'What to look for, in words.',
  },
)
const askUser = tool('user__askuser', 'Asks the user for what is missing, where nothing else tells it.', {
  question: 'The question to the user.',
})
const message = { message: 'The task, with everything that is needed for it.' }
const billing = tool(
  'agent__billing',
  'Asks the agent billing: Answers questions on invoices and payments.',
  message,
)
const travel = tool('agent__travel', 'Asks the agent travel: Books flights and hotels.', message)
const find = tool('incidents__find_incidents', 'Finds open incidents of a service', {
  service: 'Name of the service',
})
const open = tool('tickets__create_ticket', 'Creates a ticket', { service: 'Name of the service' })

/** The uses of tools until the model answers, and its answer. */
const run = async (text: string, tools: Tool[], results: Record<string, string> = {}) => {
  const messages: Message[] = [{ role: 'user', content: [{ text }] }]
  const used: { name: string; input: unknown }[] = []
  for (let step = 0; step < 5; step++) {
    const { tools: uses, text: said } = await answerTo({ messages, toolConfig: { tools } })
    if (uses.length === 0) return { used, said }
    used.push(...uses)
    if (uses.some(({ name }) => results[name] === undefined)) return { used, said }
    messages.push(
      {
        role: 'assistant',
        content: uses.map(({ name, input }, at) => ({
          toolUse: { toolUseId: `tooluse_${step}_${at}`, name, input: input as never },
        })),
      },
      {
        role: 'user',
        content: uses.map(({ name }, at) => ({
          toolResult: { toolUseId: `tooluse_${step}_${at}`, content: [{ text: results[name] ?? '' }] },
        })),
      },
    )
  }
  throw new Error('The task does not end.')
}

const found = {
  search__KBPOLICIES:
    '[1] Delivery takes three working days within Austria. Express delivery costs 9 euros.\n\n' +
    '[2] Goods can be returned within 30 days of delivery.\n\n[3] We take cards and bank transfer.',
}

describe('a question that no function answers goes to the knowledge base', () => {
  test.each([
    ['How long does delivery take?', 'three working days'],
    ['What is your return policy?', '30 days'],
    ['Good morning! How much is express delivery?', '9 euros'],
  ])('%s', async (question, told) => {
    const { used, said } = await run(question, [get, cancel, policies], found)
    expect(used).toEqual([{ name: 'search__KBPOLICIES', input: { query: question } }])
    expect(said).toContain(told)
  })
  test('what the passages do not tell is not invented', async () => {
    const { said } = await run('Do you sell elephants?', [get, cancel, policies], found)
    expect(said).toBe('I found nothing about that.')
  })
  test('a function that answers goes before', async () => {
    const { used } = await run('Where is my order ORD-88421?', [get, cancel, policies])
    expect(used).toEqual([{ name: 'orders__get_order', input: { orderId: 'ORD-88421' } }])
  })
  test('small talk does not', async () => {
    const { used } = await run('Hello, how are you?', [get, cancel, policies])
    expect(used).toEqual([])
  })
})

test('what is missing is asked for with the tool for it', async () => {
  const { used } = await run('Cancel my order', [get, cancel, askUser])
  expect(used).toEqual([
    {
      name: 'user__askuser',
      input: {
        question: 'Please tell me the order id (the ID of the order), which I need for cancel order.',
      },
    },
  ])
})

test.each([
  ['Was invoice INV-7 paid? I need it for my tax return, by tomorrow.', 'agent__billing'],
  ['Book me a flight from Vienna to Oslo on 2026-12-01 and a hotel for two nights.', 'agent__travel'],
])('an agent gets the whole of it: %s', async (text, name) => {
  const { used } = await run(text, [billing, travel])
  expect(used).toEqual([{ name, input: { message: text } }])
})

describe('looking up, checking, acting', () => {
  const task = 'check whether there is an open incident for the payments service, and if not open a ticket'
  test('acts where nothing was found', async () => {
    const { used } = await run(task, [find, open], {
      incidents__find_incidents: '[]',
      tickets__create_ticket: 'Ticket T-9 has been created.',
    })
    expect(used).toEqual([
      { name: 'incidents__find_incidents', input: { service: 'payments' } },
      { name: 'tickets__create_ticket', input: { service: 'payments' } },
    ])
  })
  test('does not where something was', async () => {
    const { used, said } = await run(task, [find, open], {
      incidents__find_incidents: '[{"id":"INC-3","status":"open"}]',
    })
    expect(used.map(({ name }) => name)).toEqual(['incidents__find_incidents'])
    expect(said).toContain('INC-3')
  })
})

test('several things are done in a later step as well', async () => {
  const { used } = await answerTo({
    system: [{ text: 'Look orders up before you answer.' }],
    messages: [
      { role: 'user', content: [{ text: 'Cancel ORD-88421 and ORD-88422' }] },
      {
        role: 'assistant',
        content: [
          { toolUse: { toolUseId: 'tooluse_a', name: 'orders__get_order', input: { orderId: 'ORD-88421' } } },
        ],
      },
      {
        role: 'user',
        content: [{ toolResult: { toolUseId: 'tooluse_a', content: [{ text: 'It is processed.' }] } }],
      },
    ],
    toolConfig: { tools: [get, cancel] },
  }).then(({ tools }) => ({ used: tools }))
  expect(used).toEqual([
    { name: 'orders__cancel_order', input: { orderId: 'ORD-88421' } },
    { name: 'orders__cancel_order', input: { orderId: 'ORD-88422' } },
  ])
})
