import { expect, test } from 'vitest'
import { createStepTraces, describeAction, timed } from '../../../src/agents/runtime/traces.ts'
import { shapeFaults } from '../../support/shape-faults.ts'

test('all traces of a step have its ID, and their shape', () => {
  const traces = createStepTraces('12345678-0-1')
  const metadata = timed(1_000, 1_002.4, 'request')
  expect(metadata).toEqual({
    startTime: new Date(1_000),
    endTime: new Date(1_002.4),
    totalTimeMs: 2,
    clientRequestId: 'request',
  })
  const all = [
    traces.modelInput({ type: 'ORCHESTRATION', text: 'x' }),
    traces.modelOutput({ rawResponse: { content: 'x' }, metadata }),
    traces.rationale('x'),
    traces.invocation({ invocationType: 'ACTION_GROUP' }),
    traces.observation({ type: 'FINISH', finalResponse: { text: 'x', metadata } }),
    traces.failure('x', { failureCode: 424 }),
  ]
  for (const trace of all) {
    expect(shapeFaults('Trace', trace)).toEqual([])
    expect(JSON.stringify(trace)).toContain('"traceId":"12345678-0-1"')
  }
})

test('an operation is told with its path, verb, parameters and body', () => {
  const action = {
    group: { name: 'stock' },
    target: {
      operation: {
        path: '/items/{item}',
        method: 'PUT',
        description: '',
        requiresConfirmation: false,
        parameters: [{ name: 'item', type: 'string', isRequired: true, schema: {} }],
        requestBody: {
          contentType: 'application/json',
          isRequired: true,
          properties: [{ name: 'left', type: 'integer', isRequired: true, schema: {} }],
        },
      },
    },
    needsConfirmation: false,
  }
  const told = describeAction(action, { item: 'nut', left: 3 }, 'RETURN_CONTROL', 'i')
  expect(told).toEqual({
    actionGroupName: 'stock',
    apiPath: '/items/{item}',
    verb: 'put',
    parameters: [{ name: 'item', type: 'string', value: 'nut' }],
    requestBody: { content: { 'application/json': [{ name: 'left', type: 'integer', value: '3' }] } },
    executionType: 'RETURN_CONTROL',
    invocationId: 'i',
  })
  expect(shapeFaults('ActionGroupInvocationInput', told)).toEqual([])
})
