import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReturnControlPayload } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { describeWanted, readAnswer, templateOf } from '../../../src/cli/agent/hand-back.ts'

const payload: ReturnControlPayload = {
  invocationId: 'i',
  invocationInputs: [
    {
      functionInvocationInput: {
        actionGroup: 'desk',
        function: 'refund',
        parameters: [{ name: 'id', value: '7\n8' }],
        actionInvocationType: 'USER_CONFIRMATION',
      },
    },
    {
      apiInvocationInput: {
        actionGroup: 'shop',
        httpMethod: 'POST',
        apiPath: '/orders',
        requestBody: { content: { 'application/json': { properties: [{ name: 'sku', value: 'A' }] } } },
      },
    },
  ],
}

test('what is wanted, and results to fill in: only a confirmation, or the result', () => {
  expect(describeWanted(payload)).toEqual([
    'desk.refund(id: 7 8): confirm it',
    'shop POST /orders(sku: A): run it',
  ])
  expect(JSON.parse(templateOf(payload))).toEqual({
    invocationId: 'i',
    returnControlInvocationResults: [
      { functionResult: { actionGroup: 'desk', function: 'refund', confirmationState: 'CONFIRM' } },
      {
        apiResult: {
          actionGroup: 'shop',
          httpMethod: 'POST',
          apiPath: '/orders',
          httpStatusCode: 200,
          responseBody: { 'application/json': { body: 'the result' } },
        },
      },
    ],
  })
})

test('a file of results, or a list of them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-'))
  const write = (text: string) => {
    writeFileSync(join(folder, 'a.json'), text)
    return join(folder, 'a.json')
  }
  expect(readAnswer(write('[1]'))).toEqual({ returnControlInvocationResults: [1] })
  expect(readAnswer(write('{"invocationId":"i","returnControlInvocationResults":[]}'))).toEqual({
    invocationId: 'i',
    returnControlInvocationResults: [],
  })
  expect(() => readAnswer(write('null'))).toThrow(/holds no results/)
  expect(() => readAnswer(write('{'))).toThrow(/cannot be read/)
  rmSync(folder, { recursive: true })
})
