import type { ConverseRequest, ToolSpecification } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import { answerTo } from '../ask.ts'

type Properties = Record<string, Record<string, string | number | string[] | Record<string, string>>>

const tool = (
  name: string,
  description: string,
  properties: Properties,
  required: string[] = Object.keys(properties),
): ToolSpecification => ({
  name,
  description,
  inputSchema: { json: { type: 'object', properties, required } },
})

const weather = tool(
  'get_weather',
  'The weather in a city now',
  { city: { type: 'string' }, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
  ['city'],
)
const order = tool('lookupOrder', 'Finds an order by its number and returns its status', {
  orderId: { type: 'string' },
})
const cancel = tool('cancelOrder', 'Cancels an order that is not shipped yet', {
  orderId: { type: 'string' },
})
const flight = tool('search_flights', 'Searches flights between two airports on a date', {
  origin: { type: 'string' },
  destination: { type: 'string' },
  date: { type: 'string', format: 'date' },
  passengers: { type: 'integer', minimum: 1 },
})
const ticket = tool(
  'create_ticket',
  'Opens a support ticket',
  {
    title: { type: 'string' },
    priority: { type: 'string', enum: ['low', 'medium', 'high'] },
    email: { type: 'string', format: 'email' },
    notify: { type: 'boolean' },
  },
  ['priority', 'email'],
)
const all = [weather, order, cancel, flight, ticket]

const use = async (
  user: string,
  tools: readonly ToolSpecification[],
  toolChoice?: NonNullable<ConverseRequest['toolConfig']>['toolChoice'],
) =>
  answerTo({
    messages: [{ role: 'user', content: [{ text: user }] }],
    toolConfig: { tools: tools.map(toolSpec => ({ toolSpec })), ...(toolChoice && { toolChoice }) },
  })

interface Case {
  readonly user: string
  readonly name: string
  readonly input: unknown
}

const chosen: readonly Case[] = [
  {
    user: 'What is the weather like in Lisbon, in Celsius?',
    name: 'get_weather',
    input: { city: 'Lisbon', unit: 'celsius' },
  },
  {
    user: 'Will it rain? Tell me the weather for New York please.',
    name: 'get_weather',
    input: { city: 'New York' },
  },
  { user: 'Where is my order A-4471?', name: 'lookupOrder', input: { orderId: 'A-4471' } },
  {
    user: 'Please cancel order number 99120, I changed my mind.',
    name: 'cancelOrder',
    input: { orderId: '99120' },
  },
  {
    user: 'Find flights from Oslo to Rome on 2026-05-04 for 3 passengers.',
    name: 'search_flights',
    input: { origin: 'Oslo', destination: 'Rome', date: '2026-05-04', passengers: 3 },
  },
  {
    user: 'I need two seats: flights from Paris to Madrid on 7 July 2026, two passengers.',
    name: 'search_flights',
    input: { origin: 'Paris', destination: 'Madrid', date: '2026-07-07', passengers: 2 },
  },
  {
    user: 'Open a ticket titled "Printer on fire" with high priority, my email is ada@example.org.',
    name: 'create_ticket',
    input: { title: 'Printer on fire', priority: 'high', email: 'ada@example.org' },
  },
  { user: 'Has order ORD-7 for Bergen shipped already?', name: 'lookupOrder', input: { orderId: 'ORD-7' } },
]

describe('a tool that clearly fits is used', () => {
  test.each(chosen)('$user', async ({ user, name, input }) => {
    const answered = await use(user, all)
    expect(answered).toMatchObject({ tool: { name, input }, stopReason: 'tool_use' })
  })
})

describe('no tool is used', () => {
  test.each([
    'Hello there!',
    'Who wrote the Odyssey?',
    'Thank you, that was all.',
    'Summarise this in one sentence: The team agreed to ship on Monday.',
  ])('%s', async user => {
    const answered = await use(user, all)
    expect(answered.tool).toBeUndefined()
    expect(answered.stopReason).toBe('end_turn')
  })
})

test('asks for a required argument that the conversation lacks', async () => {
  const { tool: used, text } = await use('What is the weather like?', all)
  expect(used).toBeUndefined()
  expect(text).toBe('Please tell me the city, which I need for get weather.')
})

test('takes an argument from an earlier turn', async () => {
  const { tool: used } = await answerTo({
    messages: [
      { role: 'user', content: [{ text: 'My order is B-2210.' }] },
      { role: 'assistant', content: [{ text: 'What should I do with it?' }] },
      { role: 'user', content: [{ text: 'Cancel the order please.' }] },
    ],
    toolConfig: { tools: all.map(toolSpec => ({ toolSpec })) },
  })
  expect(used).toEqual({ name: 'cancelOrder', input: { orderId: 'B-2210' } })
})

test('a forced tool is used, with valid arguments where nothing is known', async () => {
  const answered = await use('Hello.', all, { tool: { name: 'search_flights' } })
  expect(answered).toMatchObject({
    tool: {
      name: 'search_flights',
      input: { origin: '', destination: '', date: '1970-01-01', passengers: 1 },
    },
    stopReason: 'tool_use',
  })
})

test('any tool: the one that fits best, the first where none does', async () => {
  expect((await use('Cancel order X-12.', all, { any: {} })).tool).toEqual({
    name: 'cancelOrder',
    input: { orderId: 'X-12' },
  })
  expect((await use('Say hello.', all, { any: {} })).tool?.name).toBe('get_weather')
})

test('the tool use id has 22 characters and is the same for the same request', async () => {
  const { createEmbeddedBackend } = await import(
    '../../../../src/backends/embedded/create-embedded-backend.ts'
  )
  const { call } = await import('../../call.ts')
  const id = async (): Promise<string | undefined> => {
    const generation = await createEmbeddedBackend().converse?.(
      {
        modelId: 'm',
        messages: [{ role: 'user', content: [{ text: 'Weather in Rome' }] }],
        toolConfig: { tools: [{ toolSpec: weather }] },
      },
      call(),
    )
    for await (const batch of generation?.events ?? [])
      for (const event of batch)
        if (event.contentBlockStart) return event.contentBlockStart.start?.toolUse?.toolUseId
    return undefined
  }
  expect(await id()).toMatch(/^tooluse_[\w-]{22}$/)
  expect(await id()).toBe(await id())
})
