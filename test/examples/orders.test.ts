import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { validateEnvelope } from 'outcrop-action-group'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type OrdersSettings, ordersHandler } from '../../examples/orders/orders.ts'
import { startAnswering } from '../support/call-dynamodb.ts'
import { type DynamoTable, startDynamoTable } from '../support/dynamo-table.ts'
import { losingAnswers } from '../support/losing-answers.ts'
import { hasPython } from '../support/python.ts'

const folder = fileURLToPath(new URL('../../examples/orders/', import.meta.url))

type Run = (settings: OrdersSettings, event: object) => Promise<unknown>

const inPython: Run = async (settings, event) => {
  const child = spawn('python3', ['-B', 'orders.py'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL_DYNAMODB: settings.endpoint,
      AWS_REGION: settings.region,
      AWS_ACCESS_KEY_ID: settings.accessKeyId,
      AWS_SECRET_ACCESS_KEY: settings.secretAccessKey,
      ORDERS_TABLE: settings.table,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdin.end(JSON.stringify(event))
  return JSON.parse(await text(child.stdout))
}

const inTypeScript: Run = (settings, event) => ordersHandler(settings)(event)

const call = (name: string, orderId: string, more: object = {}) => ({
  messageVersion: '1.0',
  agent: { name: 'orders', id: 'AGENT12345', alias: 'TSTALIASID', version: 'DRAFT' },
  inputText: 'About my order',
  sessionId: 'session-1',
  actionGroup: 'orders',
  function: name,
  parameters: [{ name: 'orderId', type: 'string', value: orderId }],
  sessionAttributes: {},
  promptSessionAttributes: {},
  ...more,
})

/** Python is not on every machine that has Node. */
const languages: [string, Run][] = [['TypeScript', inTypeScript]]
if (hasPython) languages.push(['Python', inPython])

describe.each(languages)('the functions of orders in %s', (_, run) => {
  let table: DynamoTable
  const answer = async (event: object, settings = table.settings) => {
    const validation = validateEnvelope(await run(settings, event), event)
    if (!validation.ok) throw new Error(JSON.stringify(validation.problems))
    expect(validation).not.toHaveProperty('responseState')
    return validation.body
  }
  const cancel = (orderId: string, more?: object) => answer(call('cancel_order', orderId, more))
  const lookUp = async (orderId: string) => JSON.parse(await answer(call('get_order', orderId)))

  beforeEach(async () => {
    table = await startDynamoTable()
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await table[Symbol.asyncDispose]()
  })

  test('look an order up', async () => {
    expect(await lookUp('ORD-88422')).toEqual({
      orderId: 'ORD-88422',
      status: 'SHIPPED',
      carrier: 'DHL',
      trackingNumber: 'JD0146000078',
      estimatedDelivery: '2026-11-27',
    })
  })

  test('read whatever an order has', async () => {
    await table.put({
      orderId: { S: 'ORD-1' },
      status: { S: 'ON HOLD' },
      items: { L: [{ M: { count: { N: '2' }, price: { N: '1.5' }, gift: { BOOL: true } } }] },
      note: { NULL: true },
    })
    expect(await lookUp(' ORD-1 ')).toEqual({
      orderId: 'ORD-1',
      status: 'ON HOLD',
      items: [{ count: 2, price: 1.5, gift: true }],
      note: null,
    })
    expect(await cancel('ORD-1')).toBe('Order ORD-1 is ON HOLD and cannot be cancelled.')
  })

  test('cancel one that is being processed', async () => {
    expect(await cancel('ORD-88421')).toBe('Order ORD-88421 has been cancelled.')
    expect(await lookUp('ORD-88421')).toEqual({
      orderId: 'ORD-88421',
      status: 'CANCELLED',
      estimatedDelivery: '2026-12-03',
    })
  })

  test('tell the same call the same, and another that it came too late', async () => {
    const first = await cancel('ORD-88421', { idempotencyKey: 'call-1' })
    expect(await cancel('ORD-88421', { idempotencyKey: 'call-1' })).toBe(first)
    const late = 'Order ORD-88421 was already cancelled before.'
    expect(await cancel('ORD-88421', { idempotencyKey: 'call-2' })).toBe(late)
    expect(await cancel('ORD-88421')).toBe(late)
  })

  test('say why one that has left is not cancelled, and leave it as it is', async () => {
    expect(await cancel('ORD-88422')).toBe(
      'Order ORD-88422 has been shipped with DHL (tracking number JD0146000078) and cannot be cancelled.',
    )
    expect(await cancel('ORD-88423')).toBe('Order ORD-88423 has been delivered and cannot be cancelled.')
    expect(await lookUp('ORD-88422')).toMatchObject({ status: 'SHIPPED' })
    expect(await lookUp('ORD-88423')).toMatchObject({ status: 'DELIVERED' })
  })

  test('know no order that is not there, and make none', async () => {
    expect(await cancel('ORD-0')).toBe('There is no order ORD-0.')
    expect(await answer(call('get_order', 'ORD-0'))).toBe('There is no order ORD-0.')
  })

  test('ask for an order number that can be one', async () => {
    expect(await cancel(' ')).toContain('order')
    expect(await cancel('x'.repeat(5_000))).toBe(
      'That is not an order number. Ask for the number of the order.',
    )
    expect(await answer(call('cancel_order', '', { parameters: [] }))).toBe(
      'The parameter "orderId" is missing.',
    )
  })

  test('cancel once when asked at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_each, place) => cancel('ORD-88421', { idempotencyKey: `call-${place}` })),
    )
    const done = answers.filter(each => each === 'Order ORD-88421 has been cancelled.')
    const late = answers.filter(each => each === 'Order ORD-88421 was already cancelled before.')
    expect([done.length, late.length]).toEqual([1, 4])
  })

  test('say a sentence when the table does not answer or is not there', async () => {
    const elsewhere = { ...table.settings, table: 'missing' }
    expect(await answer(call('get_order', 'ORD-88421'), elsewhere)).toBe(
      'The order system cannot be reached at the moment, so nothing is known about order ORD-88421. Try again later.',
    )
    const closed = await startAnswering()
    await closed[Symbol.asyncDispose]()
    const down = { ...table.settings, endpoint: closed.url }
    expect(await answer(call('cancel_order', 'ORD-88421'), down)).toBe(
      'The order system did not confirm that order ORD-88421 was cancelled. Look the order up before trying again.',
    )
    expect(await lookUp('ORD-88421')).toMatchObject({ status: 'PROCESSING' })
  })

  test('know their own cancellation again when its answer was lost', async () => {
    await using losing = await losingAnswers(table.settings.endpoint, 'UpdateItem')
    const lossy = { ...table.settings, endpoint: losing.url }
    expect(await answer(call('cancel_order', 'ORD-88421'), lossy)).toBe('Order ORD-88421 has been cancelled.')
    expect(losing.lost).toBe(1)
  })

  test('know which functions there are', async () => {
    expect(await answer(call('delete_order', 'ORD-88421'))).toMatch(/There is: get_order, cancel_order\.$/)
  })
})
