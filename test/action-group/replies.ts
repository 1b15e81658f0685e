import type { ApiEnvelope, FunctionEnvelope } from 'outcrop-action-group'

// As https://docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html#agents-lambda-response has them.

export const functionEvent = { messageVersion: '1.0', actionGroup: 'orders', function: 'get_order' }

export const functionReply = (more: object = {}) => ({
  messageVersion: '1.0',
  response: {
    actionGroup: 'orders',
    function: 'get_order',
    functionResponse: { responseBody: { TEXT: { body: 'shipped' } } },
    ...more,
  } satisfies FunctionEnvelope,
})

export const apiEvent = {
  messageVersion: '1.0',
  actionGroup: 'orders',
  apiPath: '/orders/{orderId}',
  httpMethod: 'GET',
}

export const apiReply = (more: object = {}) => ({
  messageVersion: '1.0',
  response: {
    actionGroup: 'orders',
    apiPath: '/orders/{orderId}',
    httpMethod: 'GET',
    httpStatusCode: 200,
    responseBody: { 'application/json': { body: '{"status":"SHIPPED"}' } },
    ...more,
  } satisfies ApiEnvelope,
})
