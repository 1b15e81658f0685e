import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostileSignatures } from '../support/hostile-signatures.ts'
import { jsonOf, sendCall } from '../support/send-call.ts'
import { key, outdated, temporary } from '../support/signed-calls.ts'
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

describe.each(['h1', 'h2'] as const)('over %s is refused', protocol => {
  test.each(hostileSignatures)('%s', async (_, call, [status, name, text]) => {
    const answer = await sendCall[protocol](server.port, call())
    expect(answer.headers['x-amzn-errortype']).toBe(
      `${name}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
    )
    expect(answer.status).toBe(status)
    const { message, Message } = jsonOf(answer)
    expect(name === 'AccessDeniedException' ? Message : message).toEqual(
      typeof text === 'string' ? text : expect.stringMatching(text),
    )
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
  })
})
