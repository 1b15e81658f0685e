import { expect, test } from 'vitest'
import { compileInvokeHeaders, readUsage } from '../../../src/backends/bedrock/invoke-headers.ts'
import { readServiceShapes } from '../../../src/backends/bedrock/service-shapes.ts'

const shapes = readServiceShapes()

test('every member of a request that is a header is sent, as each operation calls it', () => {
  const request = {
    modelId: 'x',
    body: Buffer.from('{}'),
    accept: 'application/json',
    contentType: 'application/json; charset=utf-8',
    guardrailIdentifier: 'gr-1',
    guardrailVersion: 'DRAFT',
    trace: 'ENABLED_FULL',
    performanceConfigLatency: 'optimized',
    serviceTier: 'priority',
    requestMetadata: '{"team":"support"}',
  } as const
  const shared = {
    'content-type': 'application/json; charset=utf-8',
    'x-amzn-bedrock-guardrailidentifier': 'gr-1',
    'x-amzn-bedrock-guardrailversion': 'DRAFT',
    'x-amzn-bedrock-trace': 'ENABLED_FULL',
    'x-amzn-bedrock-performanceconfig-latency': 'optimized',
    'x-amzn-bedrock-service-tier': 'priority',
    'x-amzn-bedrock-request-metadata': '{"team":"support"}',
  }
  expect(compileInvokeHeaders(shapes, 'InvokeModelRequest')(request)).toEqual({
    ...shared,
    accept: 'application/json',
  })
  expect(compileInvokeHeaders(shapes, 'InvokeModelWithResponseStreamRequest')(request)).toEqual({
    ...shared,
    'x-amzn-bedrock-accept': 'application/json',
  })
})

test('a body is JSON where nothing is said', () => {
  expect(compileInvokeHeaders(shapes, 'InvokeModelRequest')({ modelId: 'x' })).toEqual({
    'content-type': 'application/json',
  })
})

test('usage is what Bedrock counts', () => {
  const headers = { 'x-amzn-bedrock-input-token-count': '12', 'x-amzn-bedrock-output-token-count': '0' }
  expect(readUsage(headers)).toEqual({ inputTokens: 12, outputTokens: 0 })
  for (const wrong of ['', '-1', '1.5', '1e3', 'many', '9'.repeat(16)])
    expect(readUsage({ 'x-amzn-bedrock-input-token-count': wrong })).toEqual({})
})
