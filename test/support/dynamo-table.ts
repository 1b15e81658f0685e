import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { callDynamoDb } from '../../examples/orders/dynamodb.ts'
import type { OrdersSettings } from '../../examples/orders/orders.ts'

/** It brings no types. */
const dynalite: (options: object) => Server = createRequire(import.meta.url)('dynalite')

const ORDERS: Record<string, string>[] = JSON.parse(
  readFileSync(new URL('../../examples/orders/orders.json', import.meta.url), 'utf8'),
)

export interface DynamoTable extends AsyncDisposable {
  readonly settings: OrdersSettings
  put(order: object): Promise<void>
  /** Puts the orders as they were at first. */
  reset(): Promise<void>
  statusOf(orderId: string): Promise<unknown>
}

/** A table of the example's orders in a DynamoDB of its own. */
export const startDynamoTable = async (): Promise<DynamoTable> => {
  const server = dynalite({ createTableMs: 0 })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const settings = {
    table: 'orders',
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    accessKeyId: 'any',
    secretAccessKey: 'any',
  }
  await callDynamoDb(settings, 'CreateTable', {
    TableName: 'orders',
    AttributeDefinitions: [{ AttributeName: 'orderId', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'orderId', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  await untilActive(settings)
  const put = async (Item: object): Promise<void> => {
    await callDynamoDb(settings, 'PutItem', { TableName: 'orders', Item })
  }
  const reset = async (): Promise<void> => {
    for (const order of ORDERS) {
      await put(Object.fromEntries(Object.entries(order).map(([name, value]) => [name, { S: value }])))
    }
  }
  await reset()
  return {
    settings,
    put,
    reset,
    async statusOf(orderId) {
      const { Item } = await callDynamoDb(settings, 'GetItem', {
        TableName: 'orders',
        Key: { orderId: { S: orderId } },
        ConsistentRead: true,
      })
      return (Item as { status?: { S?: string } } | undefined)?.status?.S
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    },
  }
}

const untilActive = async (settings: OrdersSettings): Promise<void> => {
  for (;;) {
    const { Table } = await callDynamoDb(settings, 'DescribeTable', { TableName: 'orders' })
    if ((Table as { TableStatus?: string }).TableStatus === 'ACTIVE') return
  }
}
