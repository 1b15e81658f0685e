// The action group "orders": looks orders up, and cancels one only while it is PROCESSING.
import { randomUUID } from 'node:crypto'
import {
  type ApiCall,
  createHandler,
  type FunctionCall,
  Refusal,
  requireParameter,
} from 'outcrop-action-group'
import { callDynamoDb, DynamoDbError, type DynamoDbSettings } from './dynamodb.ts'

export interface OrdersSettings extends DynamoDbSettings {
  readonly table: string
}

/** As the items have them; the two known below are those that every order has. */
type Order = Readonly<Record<string, unknown>> & { readonly orderId: string; readonly status: string }

const LONGEST_ORDER_ID = 100

/** By functions and by the API schema: one agent uses the one or the other. */
export const ordersHandler = (settings: OrdersSettings) => {
  const getOrder = async ({ parameters }: FunctionCall | ApiCall) => {
    const { cancelledBy: _, ...order } = await findOrder(settings, orderIdOf(parameters))
    return order
  }
  const cancel = async ({ parameters, event }: FunctionCall | ApiCall) =>
    cancelOrder(settings, orderIdOf(parameters), event.idempotencyKey ?? randomUUID())
  return createHandler({
    functions: { get_order: getOrder, cancel_order: cancel },
    api: { 'GET /orders/{orderId}': getOrder, 'POST /orders/{orderId}/cancellation': cancel },
  })
}

const orderIdOf = (parameters: FunctionCall['parameters']): string => {
  const orderId = requireParameter(parameters, 'orderId', 'string').trim()
  if (orderId === '' || orderId.length > LONGEST_ORDER_ID) {
    throw new Refusal('That is not an order number. Ask for the number of the order.')
  }
  return orderId
}

const findOrder = async (settings: OrdersSettings, orderId: string): Promise<Order> => {
  const { Item } = await unlessDown(
    callDynamoDb(settings, 'GetItem', {
      TableName: settings.table,
      Key: { orderId: { S: orderId } },
      ConsistentRead: true,
    }),
    `The order system cannot be reached at the moment, so nothing is known about order ${orderId}. Try again later.`,
  )
  if (!isObject(Item)) throw new Refusal(`There is no order ${orderId}.`, { httpStatusCode: 404 })
  const attributes = Object.entries(Item).map(([name, value]) => [name, plain(value)])
  return Object.fromEntries(attributes) as Order
}

/** Who cancelled it is kept with it: the same call that comes again is told the same, another that it came too late. */
const cancelOrder = async (settings: OrdersSettings, orderId: string, key: string): Promise<string> => {
  const done = `Order ${orderId} has been cancelled.`
  if (await cancelWhileProcessing(settings, orderId, key)) return done
  const order = await findOrder(settings, orderId)
  if (order.status === 'CANCELLED' && order.cancelledBy === key) return done
  throw new Refusal(whyNot(order), { httpStatusCode: 409 })
}

/** @returns whether it was cancelled: not when there is no such order, or it was no longer PROCESSING. */
const cancelWhileProcessing = async (
  settings: OrdersSettings,
  orderId: string,
  key: string,
): Promise<boolean> => {
  const update = callDynamoDb(settings, 'UpdateItem', {
    TableName: settings.table,
    Key: { orderId: { S: orderId } },
    UpdateExpression: 'SET #status = :cancelled, cancelledBy = :key',
    ConditionExpression: '#status = :processing',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':cancelled': { S: 'CANCELLED' },
      ':processing': { S: 'PROCESSING' },
      ':key': { S: key },
    },
  }).then(
    () => true,
    error => {
      if (error instanceof DynamoDbError && error.type === 'ConditionalCheckFailedException') return false
      throw error
    },
  )
  return unlessDown(
    update,
    `The order system did not confirm that order ${orderId} was cancelled. Look the order up before trying again.`,
  )
}

const whyNot = ({ orderId, status, carrier, trackingNumber }: Order): string => {
  if (status === 'SHIPPED') {
    const by = typeof carrier === 'string' ? ` with ${carrier}` : ''
    const tracking = typeof trackingNumber === 'string' ? ` (tracking number ${trackingNumber})` : ''
    return `Order ${orderId} has been shipped${by}${tracking} and cannot be cancelled.`
  }
  if (status === 'DELIVERED') return `Order ${orderId} has been delivered and cannot be cancelled.`
  if (status === 'CANCELLED') return `Order ${orderId} was already cancelled before.`
  if (status === 'PROCESSING')
    return `Order ${orderId} was not cancelled, because it was being changed. Try again.`
  return `Order ${orderId} is ${status} and cannot be cancelled.`
}

const unlessDown = async <Result>(call: Promise<Result>, sentence: string): Promise<Result> => {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof DynamoDbError)) throw error
    console.error(error)
    throw new Refusal(sentence, { cause: error, httpStatusCode: 503 })
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** A value of DynamoDB's, such as `{ "N": "3" }`. */
const plain = (value: unknown): unknown => {
  const [type, held] = isObject(value) ? (Object.entries(value)[0] ?? []) : []
  if (type === 'N') return Number(held)
  if (type === 'NULL') return null
  if (type === 'L' && Array.isArray(held)) return held.map(plain)
  if (type === 'M' && isObject(held)) {
    return Object.fromEntries(Object.entries(held).map(([name, each]) => [name, plain(each)]))
  }
  return held
}

const region = process.env.AWS_REGION ?? 'us-east-1'

export const handler = ordersHandler({
  table: process.env.ORDERS_TABLE ?? 'orders',
  endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB ?? `https://dynamodb.${region}.amazonaws.com`,
  region,
  accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? '',
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? '',
  sessionToken: process.env.AWS_SESSION_TOKEN,
})
