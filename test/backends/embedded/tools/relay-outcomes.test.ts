import type { ToolResultContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { answerTo } from '../ask.ts'

const after = async (
  question: string,
  content: ToolResultContentBlock[],
  status: 'success' | 'error' = 'success',
) => {
  const { text, stopReason } = await answerTo({
    messages: [
      { role: 'user', content: [{ text: question }] },
      { role: 'assistant', content: [{ toolUse: { toolUseId: 'tooluse_a', name: 'lookup', input: {} } }] },
      { role: 'user', content: [{ toolResult: { toolUseId: 'tooluse_a', content, status } }] },
    ],
    toolConfig: {
      tools: [
        {
          toolSpec: {
            name: 'lookup',
            description: 'Looks an order up',
            inputSchema: { json: { type: 'object' } },
          },
        },
      ],
    },
  })
  expect(stopReason).toBe('end_turn')
  return text
}

test('says the members of a JSON result', async () => {
  expect(
    await after('Where is my parcel?', [
      { json: { status: 'SHIPPED', carrierName: 'DHL', estimated_delivery: '2026-11-27' } },
    ]),
  ).toBe('Status is SHIPPED, carrier name is DHL, estimated delivery is 2026-11-27.')
})

test('says only the members that were asked for', async () => {
  expect(
    await after('Who is the carrier?', [{ json: { orderId: 'A-1', status: 'SHIPPED', carrier: 'DHL' } }]),
  ).toBe('Carrier is DHL.')
})

test('reads JSON in a text, lists and nothing at all', async () => {
  expect(await after('List them', [{ text: '{"rooms":["red","blue"],"free":true}' }])).toBe(
    'Rooms: red, blue, free is yes.',
  )
  expect(await after('List them', [{ json: [] }])).toBe('Nothing.')
  expect(await after('List them', [])).toBe('lookup returned nothing.')
})

test('relays a text as it is and an error as one', async () => {
  expect(await after('What does it say?', [{ text: 'The door is locked.' }])).toBe('The door is locked.')
  expect(await after('Cancel it', [{ text: 'Order A-1 is already shipped.' }], 'error')).toBe(
    'lookup failed: Order A-1 is already shipped.',
  )
  expect(await after('Cancel it', [{ json: { error: 'NOT_FOUND' } }], 'error')).toBe(
    'lookup failed: error is NOT_FOUND.',
  )
  expect(await after('Cancel it', [], 'error')).toBe('lookup failed without saying why.')
})

test('shortens a long text to what the question is about', async () => {
  const filler = 'The archive holds many boxes of paper from earlier years. '.repeat(60)
  const text = await after('What was decided?', [{ text: `${filler}The board decided to sell the mill.` }])
  expect(text).toContain('decided to sell the mill')
  expect(text.length).toBeLessThan(600)
})

test('a result nested without end is cut', async () => {
  let deep: { [name: string]: typeof deep | number } = { end: 1 }
  for (let depth = 0; depth < 5_000; depth++) deep = { inner: deep }
  expect(await after('What is it?', [{ json: deep as never }])).toContain('\u2026')
})
