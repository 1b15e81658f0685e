import { validateEnvelope } from 'outcrop-action-group'
import { expect, test } from 'vitest'
import { apiEvent, apiReply, functionEvent, functionReply } from './replies.ts'

const told = (reply: unknown, event?: unknown) => {
  const validation = validateEnvelope(reply, event)
  return validation.ok
    ? []
    : validation.problems.map(({ path, problem, hint }) => `${path} ${problem}. ${hint}`)
}

const functionBody = (responseBody: unknown) => functionReply({ functionResponse: { responseBody } })

test.each([
  [{ actionGroup: undefined }, ['response.actionGroup is missing. Repeat the "actionGroup" of the event.']],
  [
    { actionGroup: 'order' },
    [
      'response.actionGroup is "order", which the event did not ask for. Repeat the "actionGroup" of the event: "orders".',
    ],
  ],
  [
    { function: undefined, functionName: 'get_order' },
    ['response.function is missing. Write "function" instead of "functionName".'],
  ],
  [{ function: 7 }, ['response.function is 7, not a text. Repeat the "function" of the event: "get_order".']],
  [{ function: '' }, ['response.function is empty. Repeat the "function" of the event: "get_order".']],
  [
    { functionResponse: undefined, FunctionResponse: {} },
    ['response.functionResponse is missing. Write "functionResponse" instead of "FunctionResponse".'],
  ],
  [
    { functionResponse: 'shipped' },
    [
      'response.functionResponse is "shipped", not an object. It is { responseBody: { TEXT: { body: "..." } } }.',
    ],
  ],
  [
    { functionResponse: { responsebody: { TEXT: { body: '' } } } },
    ['response.functionResponse.responseBody is missing. Write "responseBody" instead of "responsebody".'],
  ],
  [
    { functionResponse: { responseState: 'SUCCESS', responseBody: { TEXT: { body: '' } } } },
    [
      'response.functionResponse.responseState is "SUCCESS". It is "FAILURE" or "REPROMPT"; leave it out when the function did its work.',
    ],
  ],
  [
    { functionResponse: { responseState: 'failure', responseBody: { TEXT: { body: '' } } } },
    ['response.functionResponse.responseState is "failure". Write "FAILURE".'],
  ],
])('a function that answers with %j', (more, problems) => {
  expect(told(functionReply(more), functionEvent)).toEqual(problems)
})

test.each([
  ['shipped', 'is "shipped", not an object', ''],
  [{ body: 'shipped' }, 'is missing', '.TEXT'],
  [{ text: { body: 'shipped' } }, 'is missing, and "text" is there', '.TEXT'],
  [{ 'application/json': { body: '{}' } }, 'is missing, and "application/json" is there', '.TEXT'],
])('a function whose body is %j', (responseBody, problem, end) => {
  expect(told(functionBody(responseBody), functionEvent)).toEqual([
    `response.functionResponse.responseBody${end} ${problem}. Functions answer with the one content type TEXT: { TEXT: { body: "..." } }.`,
  ])
})

test.each([
  [
    'shipped',
    ' is "shipped", not an object. It holds one member "body", whose value is a text: { body: "..." }.',
  ],
  [{ Body: 'shipped' }, '.body is missing. Write "body" instead of "Body".'],
  [
    { body: { status: 'SHIPPED' } },
    '.body is an object, not a text. Turn it into JSON: body: JSON.stringify(value), or json.dumps(value) in Python.',
  ],
  [
    { body: null },
    '.body is null, not a text. Turn it into JSON: body: JSON.stringify(value), or json.dumps(value) in Python.',
  ],
])('a text that is %j', (text, problem) => {
  expect(told(functionBody({ TEXT: text }), functionEvent)).toEqual([
    `response.functionResponse.responseBody.TEXT${problem}`,
  ])
  expect(told(apiReply({ responseBody: { 'application/json': text } }), apiEvent)).toEqual([
    `response.responseBody["application/json"]${problem}`,
  ])
})

test.each([
  [
    { httpStatusCode: undefined, statusCode: 200 },
    ['response.httpStatusCode is missing. Write "httpStatusCode" instead of "statusCode".'],
  ],
  [{ httpStatusCode: '200' }, ['response.httpStatusCode is "200", not a number. Write 200 without quotes.']],
  [{ httpStatusCode: 20 }, ['response.httpStatusCode is 20. It is an integer from 100 to 599.']],
  [{ httpStatusCode: Number.NaN }, ['response.httpStatusCode is NaN. It is an integer from 100 to 599.']],
  [
    { apiPath: '/orders/ORD-1' },
    [
      'response.apiPath is "/orders/ORD-1", which the event did not ask for. Repeat the "apiPath" of the event: "/orders/{orderId}".',
    ],
  ],
  [
    { httpMethod: 'get' },
    [
      'response.httpMethod is "get", which the event did not ask for. Repeat the "httpMethod" of the event: "GET".',
    ],
  ],
  [
    { responseBody: {} },
    [
      'response.responseBody is empty. It is { "application/json": { body: "..." } }, by the content type of the schema.',
    ],
  ],
  [
    { responseBody: { TEXT: { body: 'shipped' } } },
    [
      'response.responseBody has "TEXT" where a content type is expected. It is { "application/json": { body: "..." } }, by the content type of the schema.',
    ],
  ],
])('an operation that answers with %j', (more, problems) => {
  expect(told(apiReply(more), apiEvent)).toEqual(problems)
})

test('a reply of the form that the event does not have', () => {
  expect(told(functionReply(), apiEvent)[0]).toBe(
    'response.apiPath is missing. The event is one of an API schema, so the reply has "apiPath", "httpMethod", "httpStatusCode" and "responseBody".',
  )
  expect(told(apiReply(), functionEvent)[0]).toBe(
    'response.function is missing. The event is one of function details, so the reply has "function" and "functionResponse", not those of an API.',
  )
})

test('without an event, the form is the one that more of the members belong to', () => {
  expect(told(functionReply({ function: undefined }))).toEqual([
    'response.function is missing. Repeat the "function" of the event.',
  ])
  expect(told(apiReply({ apiPath: undefined }))).toEqual([
    'response.apiPath is missing. Repeat the "apiPath" of the event.',
  ])
})
