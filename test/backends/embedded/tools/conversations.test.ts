import {
  type ContentBlock,
  ConverseCommand,
  ConverseStreamCommand,
  type Message,
  type Tool,
} from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../../support/start-outcrop.ts'

const MODEL_ID = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
let started: Started

beforeAll(async () => {
  started = await startOutcrop()
})
afterAll(() => started.close())

const tool = (
  name: string,
  description: string,
  properties: Record<string, object>,
  required: string[],
): Tool => ({
  toolSpec: {
    name,
    description,
    inputSchema: { json: { type: 'object', properties: properties as never, required } },
  },
})
const text = { type: 'string' }
const directory = tool('find_employee', 'Find an employee in the staff directory by name', { name: text }, [
  'name',
])
const mail = tool(
  'send_email',
  'Send an e-mail',
  { to: { type: 'array', items: text, description: 'E-mail addresses' }, subject: text, body: text },
  ['to', 'subject'],
)
const find = tool('find_booking', 'Find the booking of a guest', { guest: text }, ['guest'])
const cancel = tool('cancel_booking', 'Cancel a booking', { booking_id: text }, ['booking_id'])

/** Uses the tools for the model until it answers in words; `results` by the name of the tool. */
const converse = async (
  user: string,
  tools: Tool[],
  results: Record<string, ContentBlock.ToolResultMember['toolResult']['content']>,
  system?: string,
) => {
  const messages: Message[] = [{ role: 'user', content: [{ text: user }] }]
  const used: { name: string | undefined; input: unknown }[] = []
  for (let turn = 0; turn < 5; turn++) {
    const { output, stopReason } = await started.runtime.send(
      new ConverseCommand({
        modelId: MODEL_ID,
        messages,
        toolConfig: { tools },
        ...(system !== undefined && { system: [{ text: system }] }),
      }),
    )
    const content = output?.message?.content ?? []
    messages.push({ role: 'assistant', content })
    const uses = content.flatMap(({ toolUse }) => (toolUse ? [toolUse] : []))
    if (stopReason !== 'tool_use') return { used, said: content.map(block => block.text ?? '').join('') }
    used.push(...uses.map(({ name, input }) => ({ name, input })))
    messages.push({
      role: 'user',
      content: uses.map(({ toolUseId, name }) => ({
        toolResult: { toolUseId, content: results[name ?? ''] ?? [{ text: 'Done.' }] },
      })),
    })
  }
  throw new Error('The conversation does not end.')
}

test('a task of two steps: find, then act with what was found', async () => {
  const { used, said } = await converse(
    'Find Hanna Virtanen in the directory and send her an e-mail with the subject "Meeting moved".',
    [directory, mail],
    {
      find_employee: [{ json: { name: 'Hanna Virtanen', email: 'hanna@bolt.example', extension: '4471' } }],
      send_email: [{ text: 'The message was sent.' }],
    },
  )
  expect(used).toEqual([
    { name: 'find_employee', input: { name: 'Hanna Virtanen' } },
    { name: 'send_email', input: { to: ['hanna@bolt.example'], subject: 'Meeting moved' } },
  ])
  expect(said).toBe('The message was sent.')
})

describe('acting only as the result lets it', () => {
  const user = 'Find the booking of Ines Moreau and cancel it.'
  test('a result with an identifier is acted on', async () => {
    const { used } = await converse(user, [find, cancel], {
      find_booking: [{ json: { booking_id: 'BK-2207', guest: 'Ines Moreau', status: 'confirmed' } }],
    })
    expect(used).toEqual([
      { name: 'find_booking', input: { guest: 'Ines Moreau' } },
      { name: 'cancel_booking', input: { booking_id: 'BK-2207' } },
    ])
  })
  test.each([
    [
      {
        booking_id: 'BK-2207',
        guest: 'Ines Moreau',
        note: 'This rate can not be cancelled, it is non-refundable.',
      },
      'non-refundable',
    ],
    [{ error: 'No booking found for this guest.' }, 'No booking found'],
  ])('%j forbids it', async (result, told) => {
    const { used, said } = await converse(user, [find, cancel], { find_booking: [{ json: result }] })
    expect(used.map(({ name }) => name)).toEqual(['find_booking'])
    expect(said).toContain(told)
    expect(said).toContain('I have not used cancel booking')
  })
  test('a rule of the system text wants a confirmation first', async () => {
    const results = { find_booking: [{ json: { booking_id: 'BK-2207', guest: 'Ines Moreau' } }] }
    const { used, said } = await converse(
      user,
      [find, cancel],
      results,
      'Never cancel a booking without confirmation.',
    )
    expect(used.map(({ name }) => name)).toEqual(['find_booking'])
    expect(said).toContain('BK-2207')
    expect(said).toContain('?')
  })
})

test('several uses come as blocks of one streamed answer', async () => {
  const weather = tool('get_weather', 'Weather forecast for a place', { city: text }, ['city'])
  const { stream } = await started.runtime.send(
    new ConverseStreamCommand({
      modelId: MODEL_ID,
      messages: [{ role: 'user', content: [{ text: 'What is the weather in Paris and Rome?' }] }],
      toolConfig: { tools: [weather] },
    }),
  )
  const inputs = new Map<number, string>()
  let stopReason: string | undefined
  for await (const { contentBlockDelta, messageStop } of stream ?? []) {
    const index = contentBlockDelta?.contentBlockIndex ?? -1
    if (contentBlockDelta)
      inputs.set(index, (inputs.get(index) ?? '') + (contentBlockDelta.delta?.toolUse?.input ?? ''))
    stopReason = messageStop?.stopReason ?? stopReason
  }
  expect([...inputs].map(([index, json]) => [index, JSON.parse(json)])).toEqual([
    [0, { city: 'Paris' }],
    [1, { city: 'Rome' }],
  ])
  expect(stopReason).toBe('tool_use')
})
