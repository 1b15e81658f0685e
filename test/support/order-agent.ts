import { CreateAgentActionGroupCommand } from '@aws-sdk/client-bedrock-agent'
import type { AgentActionGroup } from '@aws-sdk/client-bedrock-agent-runtime'
import type { RunAgents } from './run-agents.ts'

const functions = [
  {
    name: 'look_up',
    description: 'Looks an order up.',
    parameters: { order: { type: 'string' as const, description: 'Its number.', required: true } },
  },
  {
    name: 'cancel',
    description: 'Cancels an order.',
    parameters: {
      order: { type: 'string' as const, required: true },
      copies: { type: 'integer' as const, required: false },
    },
  },
]

/** Functions that a handler of the server runs. */
export const orders: AgentActionGroup = {
  actionGroupName: 'orders',
  actionGroupExecutor: { lambda: 'arn:aws:lambda:us-east-1:123456789012:function:orders' },
  functionSchema: { functions },
}

/** The same, run by the caller. */
export const callersOrders: AgentActionGroup = {
  ...orders,
  actionGroupExecutor: { customControl: 'RETURN_CONTROL' },
}

/** Both only after the user has agreed. */
export const confirmed = (group: AgentActionGroup): AgentActionGroup => ({
  ...group,
  functionSchema: {
    functions: functions.map(each => ({ ...each, requireConfirmation: 'ENABLED' as const })),
  },
})

export const api: AgentActionGroup = {
  actionGroupName: 'stock',
  actionGroupExecutor: { lambda: 'arn:aws:lambda:us-east-1:123456789012:function:stock' },
  apiSchema: {
    payload: JSON.stringify({
      openapi: '3.0.0',
      info: { title: 'Stock', version: '1' },
      paths: {
        '/items/{item}': {
          get: {
            operationId: 'getItem',
            description: 'How many are left.',
            parameters: [
              { name: 'item', in: 'path', required: true, description: 'Item', schema: { type: 'string' } },
              { name: 'size', in: 'query', description: 'Size', schema: { type: 'integer' } },
            ],
            responses: { 200: { description: 'ok' } },
          },
          put: {
            operationId: 'setItem',
            description: 'Says how many are left.',
            parameters: [
              { name: 'item', in: 'path', required: true, description: 'Item', schema: { type: 'string' } },
            ],
            requestBody: {
              required: true,
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['left'],
                    properties: {
                      left: { type: 'integer', description: 'How many' },
                      tags: { type: 'array', description: 'Tags', items: { type: 'string' } },
                    },
                  },
                },
              },
            },
            responses: { 200: { description: 'ok' } },
          },
        },
      },
    }),
  },
}

/** The module of a handler that answers each call with a text, which `body` makes of the event. */
export const answering = (body: string, more = ''): string => `
export const handler = async event => ({
  messageVersion: '1.0',
  response: {
    actionGroup: event.actionGroup,
    ...(event.function === undefined
      ? {
          apiPath: event.apiPath,
          httpMethod: event.httpMethod,
          httpStatusCode: 200,
          responseBody: { 'application/json': { body: String(${body}) } },
        }
      : { function: event.function, functionResponse: { responseBody: { TEXT: { body: String(${body}) } } } }),
  },
  ${more}
})
`

export const use = (name: string, input: object, more: object = {}): object => ({
  answer: { toolUse: { name, input }, ...more },
})

/** A rule for what the model says before any tool, and one for after. */
export const onTool = (name: string, answer: object | string): object => ({
  match: { tool: name },
  ...(typeof answer === 'string' ? { answer } : answer),
})

/** Of a stored agent. */
export const addGroup = (
  server: Pick<RunAgents, 'agents'>,
  agentId: string,
  group: AgentActionGroup,
): Promise<unknown> =>
  server.agents.send(
    new CreateAgentActionGroupCommand({ agentId, agentVersion: 'DRAFT', ...(group as object) } as never),
  )
