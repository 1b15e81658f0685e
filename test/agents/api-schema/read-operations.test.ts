import { expect, test } from 'vitest'
import { readOperations } from '../../../src/agents/api-schema/read-operations.ts'

const ok = { responses: { 200: { description: 'It.' } } }

test('paths, methods, parameters and bodies, with references followed', () => {
  const operations = readOperations({
    paths: {
      '/orders/{id}': {
        summary: 'Not an operation',
        parameters: [
          { name: 'id', in: 'path', required: true, description: 'The order.', schema: { type: 'string' } },
          { name: 'lang', in: 'query', schema: { type: 'string' } },
        ],
        get: {
          ...ok,
          description: 'Looks it up.',
          operationId: 'getOrder',
          parameters: [
            {
              name: 'lang',
              in: 'query',
              description: 'Of the answer.',
              schema: { type: 'string', enum: ['de'] },
            },
            { $ref: '#/components/parameters/Limit' },
          ],
        },
        post: {
          ...ok,
          description: 'Cancels it.',
          'x-requireConfirmation': 'ENABLED',
          requestBody: { $ref: '#/components/requestBodies/Cancel' },
        },
      },
    },
    components: {
      parameters: {
        Limit: { name: 'limit', in: 'query', schema: { type: 'integer', description: 'At most.' } },
      },
      requestBodies: {
        Cancel: {
          required: true,
          content: {
            'text/xml': { schema: { type: 'string' } },
            'application/json': {
              schema: {
                allOf: [{ $ref: '#/components/schemas/Why' }],
                required: ['force'],
                properties: { force: { type: 'boolean' } },
              },
            },
          },
        },
      },
      schemas: {
        Why: { required: ['reason'], properties: { reason: { type: 'string', description: 'Why.' } } },
      },
    },
  })
  const id = {
    name: 'id',
    type: 'string',
    description: 'The order.',
    isRequired: true,
    schema: { type: 'string' },
  }
  expect(operations).toEqual([
    {
      path: '/orders/{id}',
      method: 'GET',
      operationId: 'getOrder',
      description: 'Looks it up.',
      parameters: [
        id,
        {
          name: 'lang',
          type: 'string',
          description: 'Of the answer.',
          isRequired: false,
          schema: { type: 'string', enum: ['de'] },
        },
        {
          name: 'limit',
          type: 'integer',
          description: 'At most.',
          isRequired: false,
          schema: { type: 'integer', description: 'At most.' },
        },
      ],
      requiresConfirmation: false,
    },
    {
      path: '/orders/{id}',
      method: 'POST',
      description: 'Cancels it.',
      parameters: [id, { name: 'lang', type: 'string', isRequired: false, schema: { type: 'string' } }],
      requestBody: {
        contentType: 'application/json',
        isRequired: true,
        properties: [
          { name: 'force', type: 'boolean', isRequired: true, schema: { type: 'boolean' } },
          {
            name: 'reason',
            type: 'string',
            description: 'Why.',
            isRequired: true,
            schema: { type: 'string', description: 'Why.' },
          },
        ],
      },
      requiresConfirmation: true,
    },
  ])
})

test('names that every object has are names like others', () => {
  const [operation] = readOperations({
    paths: {
      '/constructor': {
        post: {
          description: 'd',
          requestBody: {
            content: { 'application/json': { schema: { properties: { toString: { type: 'string' } } } } },
          },
        },
      },
    },
  })
  expect(operation?.requestBody?.properties.map(({ name }) => name)).toEqual(['toString'])
})

test('types that are not said', () => {
  const schemas = [{ items: {} }, { properties: {} }, {}, { type: 'object' }]
  const parameters = schemas.map((schema, number) => ({ name: `p${number}`, in: 'query', schema }))
  const [operation] = readOperations({ paths: { '/': { get: { description: 'd', parameters } } } })
  expect(operation?.parameters.map(({ type }) => type)).toEqual(['array', 'object', 'string', 'object'])
})

test('every operation needs a description', () => {
  for (const description of [undefined, '', ' ', 7])
    expect(() => readOperations({ paths: { '/a': { get: { description } } } })).toThrow(
      "'description' is missing for path: /a",
    )
})
