import { expect, test } from 'vitest'
import { createLogger } from '../../src/log.ts'
import type { Services } from '../../src/operations/operation.ts'
import { Context } from '../../src/wire/context.ts'
import { toHttpRequest } from '../support/wire.ts'

const request = toHttpRequest({ method: 'GET', target: '/', headers: {}, body: Buffer.alloc(0) })
const caller = {
  operation: 'Converse',
  requestId: 'r-1',
  account: '123456789012',
  region: 'eu-west-1',
  principal: { arn: 'arn:aws:iam::123456789012:user/me', account: '123456789012', verified: true },
}

test('holds who calls, and asks for the signal only when it is asked', async () => {
  let asked = 0
  const counting = {
    ...request,
    get signal() {
      asked++
      return request.signal
    },
  }
  const context = new Context(
    {} as Services,
    caller,
    counting,
    {},
    await createLogger({ level: 'silent', format: 'json' }),
  )
  expect(context).toMatchObject(caller)
  expect(asked).toBe(0)
  expect(context.signal).toBe(request.signal)
  expect(asked).toBe(1)
})

test('what is added to the answer can stand in a header', async () => {
  const headers: Record<string, string> = {}
  const log = await createLogger({ level: 'silent', format: 'json' })
  const { answer } = new Context({} as Services, caller, request, headers, log)
  answer.header('x-outcrop-backend', 'a\r\nset-cookie: b')
  answer.hint('x'.repeat(5_000))
  expect(headers['x-outcrop-backend']).toBe('a??set-cookie: b')
  expect(headers['x-outcrop-hint']).toHaveLength(1_000)
})
