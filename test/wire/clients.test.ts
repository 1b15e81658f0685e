import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EventStreamCodec } from '@smithy/eventstream-codec'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCredentials } from '../../src/access/credentials.ts'
import { ReceivedRequest } from '../../src/http/received-request.ts'
import { createAuthenticate } from '../../src/wire/authenticate.ts'
import { bytesOf, exchangeRaw, parseCall } from '../support/exchange-raw.ts'
import { type Answer, jsonOf, sendCall } from '../support/send-call.ts'
import { type Call, sign, valuesOf } from '../support/sign.ts'
import { key, temporary } from '../support/signed-calls.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

const answered: [recording: string, operation: keyof typeof answers][] = [
  ['ai-sdk-converse', 'Converse'],
  ['ai-sdk-converse-stream', 'ConverseStream'],
  ['anthropic-js-invoke-model', 'InvokeModel'],
  ['anthropic-js-invoke-model-arn', 'InvokeModel'],
  ['anthropic-js-invoke-model-stream', 'InvokeModelWithResponseStream'],
  ['anthropic-python-invoke-model', 'InvokeModel'],
  ['anthropic-python-invoke-model-stream', 'InvokeModelWithResponseStream'],
  ['aws-cli-converse', 'Converse'],
  ['aws-cli-invoke-model', 'InvokeModel'],
  ['aws-cli-list-models', 'ListFoundationModels'],
  ['boto3-converse', 'Converse'],
  ['boto3-converse-api-key', 'Converse'],
  ['boto3-converse-arn', 'Converse'],
  ['boto3-converse-stream', 'ConverseStream'],
  ['boto3-invoke-model', 'InvokeModel'],
  ['boto3-invoke-model-stream', 'InvokeModelWithResponseStream'],
  ['boto3-list-models', 'ListFoundationModels'],
  ['boto3-list-models-session-token', 'ListFoundationModels'],
  ['curl-list-models-query-sigv4', 'ListFoundationModels'],
  ['curl-list-models-sigv4', 'ListFoundationModels'],
]
/** These sign nothing, or sign the path as it stands although it holds a percent sign. */
const unsigned: typeof answered = [
  ['curl-converse', 'Converse'],
  ['curl-converse-sigv4', 'Converse'],
  ['curl-converse-upgrade', 'Converse'],
]
/** Calls to services that are not built here. */
const unknown = [
  'ai-sdk-rerank',
  'anthropic-mantle-messages',
  'boto3-cloudwatch',
  'boto3-service-quotas',
  'boto3-ssm',
  'boto3-sts',
  'openai-chat-completions',
]

let account: Started
let laptop: Started
beforeAll(async () => {
  const apiKeys = [{ key: 'a-long-term-api-key' }]
  account = await startOutcrop({ preset: 'account', modelAccess: ['*'], credentials: [key, temporary], apiKeys })
  laptop = await startOutcrop()
})
afterAll(async () => {
  await account.close()
  await laptop.close()
})

test('every recording is used', () => {
  const used = [...answered, ...unsigned].map(([name]) => name).concat(unknown)
  expect(used.sort()).toEqual(Object.keys(recorded).sort())
})

describe('as recorded, at its time, the signature holds of', () => {
  const credentials = createCredentials(
    [key, temporary].map(each => ({ ...each, principal: { arn: '', account: '', verified: true } })),
    [],
  )
  const signed = answered.map(([name]) => name).filter(name => header(recording(name), 'authorization')?.startsWith('AWS4'))

  test.each(signed)('%s', name => {
    const call = recording(name)
    const date = header(call, 'x-amz-date') ?? ''
    const now = Date.parse(date.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'))
    const authenticate = createAuthenticate({ required: true, account: '', credentials, clock: { now: () => now } })
    const { verifyBody } = authenticate(
      new ReceivedRequest({
        ...call,
        rawHeaders: call.headers.flat(),
        protocol: 'h1',
        remoteAddress: '',
        body: undefined,
        bounds: { bytes: 0, silence: 1 },
      }),
    )
    expect(() => verifyBody(Buffer.from(call.body))).not.toThrow()
    expect(() => verifyBody(Buffer.from(`${call.body} `))).toThrow('does not match')
  })
})

describe('where signatures are verified', () => {
  test.each(answered)('%s is answered', async (name, operation) => {
    const answer = await exchangeRaw(account.port, bytesOf(current(recording(name), account.port)))
    expect(answer.status).toBe(200)
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
    answers[operation](answer)
  })

  test.each(unsigned)('%s is refused', async name => {
    const answer = await exchangeRaw(account.port, bytesOf(current(recording(name), account.port)))
    expect(answer.status).toBe(403)
  })
})
