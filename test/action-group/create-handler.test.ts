import {
  createHandler,
  Refusal,
  Reply,
  requireParameter,
  UnreadableEvent,
  validateEnvelope,
} from 'outcrop-action-group'
import { afterEach, describe, expect, test, vi } from 'vitest'

const event = (name: string, more: object = {}) => ({
  messageVersion: '1.0',
  actionGroup: 'orders',
  function: name,
  parameters: [{ name: 'orderId', type: 'string', value: 'ORD-1' }],
  sessionAttributes: { customer: 'C-7' },
  promptSessionAttributes: {},
  ...more,
})
const apiEvent = (httpMethod: string, apiPath: string, more: object = {}) => ({
  messageVersion: '1.0',
  actionGroup: 'orders',
  httpMethod,
  apiPath,
  parameters: [{ name: 'orderId', type: 'string', value: 'ORD-1' }],
  ...more,
})
const bodyOf = (reply: unknown): string => {
  const validation = validateEnvelope(reply)
  return validation.ok ? validation.body : JSON.stringify(validation.problems)
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('functions', () => {
  const handle = createHandler({
    functions: {
      get_order: async ({ parameters }) => ({ orderId: parameters.orderId, status: 'SHIPPED' }),
      greet: () => 'Hello.',
      nothing: () => undefined,
      count: ({ parameters }) => requireParameter(parameters, 'count', 'integer') + 1,
      remember: ({ sessionAttributes, promptSessionAttributes }) => {
        sessionAttributes.seen = 'yes'
        delete sessionAttributes.customer
        promptSessionAttributes.turn = '1'
        return 'Remembered.'
      },
      ask: () => new Reply('Which order?', { responseState: 'REPROMPT' }),
      look: () =>
        new Reply('Looked.', {
          knowledgeBasesConfiguration: [{ knowledgeBaseId: 'K', retrievalConfiguration: {} }],
        }),
    },
  })

  test('a value becomes the result', async () => {
    expect(await handle(event('get_order'))).toEqual({
      messageVersion: '1.0',
      response: {
        actionGroup: 'orders',
        function: 'get_order',
        functionResponse: { responseBody: { TEXT: { body: '{"orderId":"ORD-1","status":"SHIPPED"}' } } },
      },
      sessionAttributes: { customer: 'C-7' },
    })
  })

  test('a text goes as it is, and nothing is said to be nothing', async () => {
    expect(bodyOf(await handle(event('greet')))).toBe('Hello.')
    expect(bodyOf(await handle(event('nothing')))).toBe('The call was made and returned nothing.')
  })

  test('attributes of the session are changed', async () => {
    const given = event('remember')
    expect(await handle(given)).toMatchObject({
      sessionAttributes: { seen: 'yes' },
      promptSessionAttributes: { turn: '1' },
    })
    expect((await handle(given)).sessionAttributes).not.toHaveProperty('customer')
    expect(given.sessionAttributes).toEqual({ customer: 'C-7' })
  })

  test('a reply with a state, or a configuration of knowledge bases', async () => {
    expect((await handle(event('ask'))).response).toMatchObject({
      functionResponse: { responseState: 'REPROMPT', responseBody: { TEXT: { body: 'Which order?' } } },
    })
    expect(await handle(event('look'))).toMatchObject({
      knowledgeBasesConfiguration: [{ knowledgeBaseId: 'K' }],
    })
  })

  test('a function that is not there is answered with those that are', async () => {
    const first = 'There is no function "get_ordr". Perhaps get_order was meant. There is: get_order, greet,'
    expect(bodyOf(await handle(event('get_ordr')))).toContain(first)
    expect(bodyOf(await handle(event('constructor')))).toContain('There is no function "constructor".')
    expect(bodyOf(await createHandler({})(event('greet')))).toBe(
      'There is no function "greet". There is: none.',
    )
  })

  test('a parameter that the model wrote wrongly is told to it', async () => {
    const parameters = [{ name: 'count', type: 'integer', value: 'two' }]
    const reply = await handle(event('count', { parameters }))
    expect(bodyOf(reply)).toBe('The parameter "count" must be an integer, not "two".')
    expect(reply.response).not.toHaveProperty('functionResponse.responseState')
    expect(bodyOf(await handle(event('count')))).toBe('The parameter "count" is missing.')
    expect(
      bodyOf(await handle(event('count', { parameters: [{ name: 'count', type: 'integer', value: '2' }] }))),
    ).toBe('3')
  })

  test('what is no event has nobody to answer to', async () => {
    await expect(handle({ key1: 'value1' })).rejects.toThrow(UnreadableEvent)
  })
})

describe('operations of an API', () => {
  const handle = createHandler({
    api: {
      'GET /orders/{orderId}': ({ parameters }) => ({ orderId: parameters.orderId }),
      'post  /orders': ({ body, event }) =>
        new Reply({ body, key: event.idempotencyKey ?? null }, { httpStatusCode: 201 }),
      'GET /page': () => new Reply('<p>Hello</p>', { contentType: 'text/html' }),
      'DELETE /orders/{orderId}': () => {
        throw new Refusal('It has been shipped.', { httpStatusCode: 409 })
      },
      'PUT /orders': () => {
        throw new Error('secret')
      },
    },
    onError: () => undefined,
  })

  test('a value becomes the body', async () => {
    expect(await handle(apiEvent('GET', '/orders/{orderId}'))).toEqual({
      messageVersion: '1.0',
      response: {
        actionGroup: 'orders',
        httpMethod: 'GET',
        apiPath: '/orders/{orderId}',
        httpStatusCode: 200,
        responseBody: { 'application/json': { body: '{"orderId":"ORD-1"}' } },
      },
    })
  })

  test('the properties of the request, a status and a content type of its own', async () => {
    const properties = [{ name: 'count', type: 'number', value: '2' }]
    const requestBody = { content: { 'application/json': { properties } } }
    const reply = await handle(apiEvent('POST', '/orders', { requestBody, idempotencyKey: 'key-1' }))
    expect(reply.response).toMatchObject({
      httpStatusCode: 201,
      responseBody: { 'application/json': { body: '{"body":{"count":2},"key":"key-1"}' } },
    })
    expect((await handle(apiEvent('GET', '/page'))).response).toMatchObject({
      responseBody: { 'text/html': { body: '<p>Hello</p>' } },
    })
  })

  test('what goes wrong has its status', async () => {
    const statusOf = async (given: object) => {
      const { response } = await handle(given)
      return 'httpStatusCode' in response ? response.httpStatusCode : undefined
    }
    expect(await statusOf(apiEvent('DELETE', '/orders/{orderId}'))).toBe(409)
    expect(await statusOf(apiEvent('PUT', '/orders'))).toBe(500)
    expect(await statusOf(apiEvent('PATCH', '/orders'))).toBe(404)
    const requestBody = {
      content: { 'application/json': { properties: [{ name: 'n', type: 'number', value: 'x' }] } },
    }
    expect(await statusOf(apiEvent('POST', '/orders', { requestBody }))).toBe(422)
    expect(bodyOf(await handle(apiEvent('PUT', '/orders')))).not.toContain('secret')
  })
})

describe('errors', () => {
  const functions = {
    refuse: ({ sessionAttributes }: { sessionAttributes: Record<string, string> }) => {
      sessionAttributes.refused = 'yes'
      throw new Refusal('Order ORD-1 has been shipped and cannot be cancelled.')
    },
    again: async () => {
      throw new Refusal('Say which order.', { responseState: 'REPROMPT' })
    },
    fail: async ({ sessionAttributes }: { sessionAttributes: Record<string, string> }) => {
      sessionAttributes.half = 'done'
      throw new Error('password=hunter2')
    },
    loop: () => {
      const value: Record<string, unknown> = {}
      value.value = value
      return value
    },
    callback: () => () => 7,
    long: () => 'x'.repeat(200_000),
  }
  const handle = (name: string, options: object = {}) => createHandler({ functions, ...options })(event(name))

  test('a refusal is relayed word for word', async () => {
    expect(await handle('refuse')).toMatchObject({
      response: {
        functionResponse: {
          responseBody: { TEXT: { body: 'Order ORD-1 has been shipped and cannot be cancelled.' } },
        },
      },
      sessionAttributes: { customer: 'C-7', refused: 'yes' },
    })
    expect((await handle('again')).response).toMatchObject({
      functionResponse: { responseState: 'REPROMPT' },
    })
  })

  test('another error is a neutral sentence, and its details go to the log alone', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const reply = await handle('fail')
    expect(reply).toEqual({
      messageVersion: '1.0',
      response: {
        actionGroup: 'orders',
        function: 'fail',
        functionResponse: {
          responseState: 'FAILURE',
          responseBody: {
            TEXT: {
              body: 'The call failed for a reason on our side. Whether it had an effect is not known.',
            },
          },
        },
      },
    })
    expect(log.mock.calls).toEqual([['fail of orders failed:', new Error('password=hunter2')]])
  })

  test('the sentence and the state can be chosen, and who learns of it', async () => {
    const seen: unknown[] = []
    const reply = await handle('fail', {
      unexpected: { sentence: 'Try again.', responseState: 'REPROMPT' },
      onError: (...args: unknown[]) => seen.push(...args),
    })
    expect(reply.response).toMatchObject({
      functionResponse: { responseState: 'REPROMPT', responseBody: { TEXT: { body: 'Try again.' } } },
    })
    expect(seen).toMatchObject([new Error('password=hunter2'), { form: 'function', function: 'fail' }])
  })

  test('a log that fails takes no sentence away', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const onError = async () => {
      throw new Error('disk full')
    }
    expect((await handle('fail', { onError })).response).toMatchObject({
      functionResponse: { responseState: 'FAILURE' },
    })
    expect(log.mock.calls.map(([, error]) => String(error))).toEqual([
      'Error: password=hunter2',
      'Error: disk full',
    ])
  })

  test.each([
    ['loop', /circular/],
    ['callback', /A function was returned/],
    ['long', /larger than 25 KB/],
  ])('what cannot be sent is an error: %s', async (name, message) => {
    const seen: unknown[] = []
    const reply = await handle(name, { onError: (error: unknown) => seen.push(error) })
    expect(reply.response).toMatchObject({ functionResponse: { responseState: 'FAILURE' } })
    expect(seen).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })])
  })
})
