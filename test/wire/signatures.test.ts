import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostileSignatures } from '../support/hostile-signatures.ts'
import { MISMATCH, MISSING_TOKEN, type Refusal } from '../support/refusals.ts'
import { type Answer, jsonOf, sendCall } from '../support/send-call.ts'
import { sha256 } from '../support/sign.ts'
import { authorized, BODY, get, key, outdated, signed, temporary } from '../support/signed-calls.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop({
    preset: 'account',
    modelAccess: ['*'],
    credentials: [key, temporary, { ...outdated, expires: '2020-01-01T00:00:00Z' }],
    apiKeys: [{ key: 'an-outdated-api-key', expires: '2020-01-01T00:00:00Z' }],
  })
})
afterAll(() => server.close())

test('there are hostile signatures enough', () => {
  expect(new Set(hostileSignatures.map(([title]) => title)).size).toBe(hostileSignatures.length)
  expect(hostileSignatures.length).toBeGreaterThan(60)
})

const expectRefusal = (answer: Answer, [status, name, text]: Refusal) => {
  expect(answer.headers['x-amzn-errortype']).toBe(
    `${name}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
  )
  expect(answer.status).toBe(status)
  const { message, Message } = jsonOf(answer)
  expect(name === 'AccessDeniedException' ? Message : message).toEqual(
    typeof text === 'string' ? text : expect.stringMatching(text),
  )
  expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
}

/** Nothing about these depends on the body. */
const bodiless: typeof hostileSignatures = [
  ...hostileSignatures.filter(([, , refusal]) => refusal !== MISMATCH),
  [
    'a wrong secret under the hash of the body',
    () => signed({ key: { ...key, secretAccessKey: 'wrong' }, bodyHash: sha256(BODY) }),
    MISMATCH,
  ],
  ['an unsigned payload', () => signed({ bodyHash: 'UNSIGNED-PAYLOAD' }), MISMATCH],
]

describe.each(['h1', 'h2'] as const)('over %s', protocol => {
  const send = sendCall[protocol]

  test.concurrent.each(hostileSignatures)('%s is refused', async (_, call, refusal) => {
    expectRefusal(await send(server.port, call()), refusal)
  })

  // At once: a refused client is given a second to hear it.
  test.concurrent.each(bodiless)('%s is refused before the body comes', async (_, call, refusal) => {
    expectRefusal(await send(server.port, call(), BODY.length), refusal)
  })

  test('a body that is too large is refused before it comes', async () => {
    const answer = await send(server.port, signed(), 25_000_001)
    expect(answer.status).toBe(413)
    expect(answer.headers['x-amzn-errortype']).toMatch(/^RequestEntityTooLargeException/)
    expect(jsonOf(answer).message).toContain('25000000 bytes')
  })
})

describe('by preset', () => {
  const region = 'eu-west-1'
  const model = get('/foundation-models/anthropic.claude-haiku-4-5-20251001-v1%3A0')
  const arnOf = (answer: Answer) =>
    (jsonOf(answer).modelDetails as { modelArn: string }).modelArn.split(':')[3]

  test.each(['account', 'gateway'] as const)('%s verifies', async preset => {
    await using verifying = await startOutcrop({ preset, credentials: [key] })
    const wrong = signed({ key: { ...key, secretAccessKey: 'wrong' } }, model)
    expectRefusal(await sendCall.h1(verifying.port, wrong), MISMATCH)
    expectRefusal(await sendCall.h1(verifying.port, model), MISSING_TOKEN)
    expect(arnOf(await sendCall.h1(verifying.port, signed({ region }, model)))).toBe(region)
  })

  test('laptop lets anybody call, in the region signed for', async () => {
    await using laptop = await startOutcrop()
    const anybody = { accessKeyId: 'me', secretAccessKey: 'any' }
    expect(arnOf(await sendCall.h2(laptop.port, signed({ key: anybody, region }, model)))).toBe(region)
    expect(arnOf(await sendCall.h2(laptop.port, model))).toBe('us-east-1')
    expect(arnOf(await sendCall.h2(laptop.port, authorized('Bearer anything', model)))).toBe('us-east-1')
  })
})
