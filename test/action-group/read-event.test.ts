import { Refusal, readEvent, UnreadableEvent } from 'outcrop-action-group'
import { expect, test } from 'vitest'

// Both events follow https://docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html#agents-lambda-input
const shared = {
  messageVersion: '1.0',
  agent: { name: 'shop', id: 'AGENT12345', alias: 'TSTALIASID', version: 'DRAFT' },
  inputText: 'Cancel my order',
  sessionId: 'session-1',
  actionGroup: 'orders',
  sessionAttributes: { customer: 'C-7' },
  promptSessionAttributes: {},
}
const ofFunction = {
  ...shared,
  function: 'cancel_order',
  parameters: [{ name: 'orderId', type: 'string', value: 'ORD-1' }],
}
const ofApi = {
  ...shared,
  apiPath: '/orders/{orderId}/items',
  httpMethod: 'POST',
  parameters: [{ name: 'orderId', type: 'string', value: 'ORD-1' }],
  requestBody: {
    content: {
      'application/json': {
        properties: [
          { name: 'count', type: 'integer', value: '3' },
          { name: 'gift', type: 'boolean', value: 'true' },
        ],
      },
    },
  },
}

test('a call of a function', () => {
  expect(readEvent({ ...ofFunction, idempotencyKey: 'key-1' })).toEqual({
    ...shared,
    form: 'function',
    function: 'cancel_order',
    parameters: { orderId: 'ORD-1' },
    idempotencyKey: 'key-1',
    received: { ...ofFunction, idempotencyKey: 'key-1' },
  })
  expect(readEvent(ofFunction)).not.toHaveProperty('idempotencyKey')
})

test('a call of an operation of an API', () => {
  expect(readEvent(ofApi)).toEqual({
    ...shared,
    form: 'api',
    apiPath: '/orders/{orderId}/items',
    httpMethod: 'POST',
    parameters: { orderId: 'ORD-1' },
    requestBody: { contentType: 'application/json', properties: { count: 3, gift: true } },
    received: ofApi,
  })
})

test('what is null or absent is as if it were empty', () => {
  const { parameters: _, requestBody: __, agent: ___, ...least } = ofApi
  const event = readEvent({ ...least, parameters: null, sessionAttributes: null })
  expect(event).toMatchObject({ parameters: {}, sessionAttributes: {}, agent: { name: '', version: '' } })
  expect(event).not.toHaveProperty('requestBody')
})

test('no name reaches a prototype', () => {
  const names = ['__proto__', 'constructor', 'hasOwnProperty']
  const parameters = names.map(name => ({ name, type: 'string', value: 'mine' }))
  const event = readEvent({ ...ofFunction, parameters })
  expect(names.map(name => event.parameters[name])).toEqual(['mine', 'mine', 'mine'])
  expect(readEvent(ofFunction).parameters.constructor).toBeUndefined()
})

test('a value of another type than its parameter is told to the model', () => {
  const parameters = [{ name: 'count', type: 'integer', value: 'three' }]
  expect(() => readEvent({ ...ofFunction, parameters })).toThrow(
    new Refusal('The parameter "count" must be an integer, not "three".'),
  )
})

test.each([
  ['a text', 'hello', 'An object was expected, and "hello" was given.'],
  ['nothing', undefined, 'An object was expected, and undefined was given.'],
  [
    "the console's test event",
    { key1: 'value1' },
    'It has no "actionGroup", and neither "function" nor "apiPath" and "httpMethod".',
  ],
  [
    'no version',
    { ...ofFunction, messageVersion: undefined },
    '"messageVersion" must be "1.0", not undefined.',
  ],
  ['no group', { ...ofFunction, actionGroup: '' }, '"actionGroup" must be a text that is not empty, not "".'],
  [
    'no method',
    { ...ofApi, httpMethod: undefined },
    '"httpMethod" must be a text that is not empty, not undefined.',
  ],
  [
    'a function of another type',
    { ...ofFunction, function: 7 },
    '"function" must be a text that is not empty, not 7.',
  ],
  [
    'parameters as an object',
    { ...ofFunction, parameters: { orderId: 'ORD-1' } },
    '"parameters" must be an array of { name, type, value }, not an object.',
  ],
  [
    'a parameter without a name',
    { ...ofFunction, parameters: [{ name: 'a', type: 'string', value: 'b' }, { value: 'c' }] },
    '"parameters[1]" must be an object { name, type, value }.',
  ],
  [
    'a body without content',
    { ...ofApi, requestBody: { properties: [] } },
    '"requestBody" must be an object { content: { "application/json": { properties } } }.',
  ],
  [
    'properties as an object',
    { ...ofApi, requestBody: { content: { 'application/json': { properties: {} } } } },
    '"requestBody.content[application/json].properties" must be an array of { name, type, value }, not an object.',
  ],
])('%s is no event', (_, event, problem) => {
  expect(() => readEvent(event)).toThrow(new UnreadableEvent([problem]))
})
