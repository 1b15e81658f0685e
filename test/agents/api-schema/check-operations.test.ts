import { expect, test } from 'vitest'
import type { ApiOperation } from '../../../src/agents/api-schema/api-operation.ts'
import { checkOperations, needsOperationIds } from '../../../src/agents/api-schema/check-operations.ts'

const operation = (more: Partial<ApiOperation> = {}): ApiOperation => ({
  path: '/a',
  method: 'GET',
  description: 'd',
  parameters: [],
  requiresConfirmation: false,
  ...more,
})
const haiku = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const nova = 'amazon.nova-lite-v1:0'
const check =
  (operations: ApiOperation[], model: string | undefined = nova, group = 'orders') =>
  () =>
    checkOperations(operations, group, model)

test.each([
  ['anthropic.claude-3-5-sonnet-20241022-v2:0', true],
  [haiku, true],
  ['meta.llama3-1-70b-instruct-v1:0', true],
  ['anthropic.claude-3-haiku-20240307-v1:0', false],
  ['anthropic.claude-v2:1', false],
  [nova, false],
  [undefined, false],
])('whether %s needs operation IDs: %s', (model, needs) => {
  expect(needsOperationIds(model)).toBe(needs)
})

test('what a tool can be called by', () => {
  expect(check([operation()])).not.toThrow()
  expect(check([operation({ operationId: 'getOrder' })], haiku)).not.toThrow()
  expect(check([operation()], haiku)).toThrow("'operationId' is missing for path: /a")
  expect(check([operation({ operationId: 'get__order' })], haiku)).toThrow(
    "should not have '__' for Claude3.5",
  )
  expect(check([operation({ operationId: 'get' })], haiku, 'my__group')).toThrow("should not have '__'")
  for (const operationId of ['get order', 'x'.repeat(52), 'größe'])
    expect(check([operation({ operationId })], haiku)).toThrow('^[a-zA-Z0-9_-]{1,64}$')
  expect(check([operation({ operationId: 'x'.repeat(51) })], haiku)).not.toThrow()
})

test('some, eleven at most, each ID once, each path from the root', () => {
  expect(check([])).toThrow('no operation')
  expect(check(Array.from({ length: 11 }, () => operation()))).not.toThrow()
  expect(check(Array.from({ length: 12 }, () => operation()))).toThrow('has 12 operations')
  expect(check([operation({ operationId: 'a' }), operation({ operationId: 'a' })])).toThrow(
    'attribute operationId is repeated: a',
  )
  expect(check([operation({ path: 'a' })])).toThrow('does not begin with a slash')
})
