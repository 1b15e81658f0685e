import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EgressTarget, refusal, startEgressTarget } from '../support/egress-target.ts'

let target: EgressTarget
beforeEach(async () => {
  target = await startEgressTarget()
})
afterEach(() => target.close())

describe('a redirect', () => {
  const redirectTo = (location: string): void => {
    target.answer = ({ url }, response) => {
      if (url === '/') response.writeHead(302, { location }).end()
      else response.end('secret')
    }
  }

  test('is an answer', async () => {
    redirectTo('/secret')
    const response = await target.gate({ hosts: ['127.0.0.1'] }).fetch(`http://127.0.0.1:${target.port}/`)
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('/secret')
    expect(target.requests.map(({ url }) => url)).toEqual(['/'])
  })

  test('is followed on request, where the next hop may be called', async () => {
    redirectTo('/next')
    const gate = target.gate({ hosts: ['127.0.0.1'] })
    const response = await gate.fetch(`http://127.0.0.1:${target.port}/`, { redirect: 'follow' })
    expect(await response.text()).toBe('secret')
  })

  test.each([
    ['a private address', () => `http://127.0.0.2:${target.port}/secret`, 'its address is private'],
    [
      'a name with a private address',
      () => `http://private.example:${target.port}/secret`,
      'its address is private',
    ],
    ['metadata', () => 'http://169.254.169.254/latest/meta-data/', 'its address is reserved'],
    ['another port', () => 'http://public.example:8022/', 'Port 8022 of public.example'],
  ])('to %s is refused', async (_, location, message) => {
    redirectTo(location())
    const resolve = async (hostname: string) => [
      { address: hostname === 'public.example' ? '93.184.215.14' : '127.0.0.1', family: 4 },
    ]
    const gate = target.gate({ hosts: ['start.example'], resolve })
    await expect(gate.fetch(`http://start.example:${target.port}/`, { redirect: 'follow' })).rejects.toEqual(
      refusal(message),
    )
    expect(target.requests.map(({ url }) => url)).toEqual(['/'])
  })
})

describe('time is bounded', () => {
  const never = () => new Promise<never>(() => {})
  const timeouts = { connect: 50, headers: 50, body: 50 }

  test('while a name is resolved', async () => {
    const gate = target.gate({ resolve: never, timeouts })
    await expect(gate.check('http://slow.example/')).rejects.toEqual(
      refusal('slow.example could not be resolved'),
    )
    await expect(gate.fetch('http://slow.example/')).rejects.toMatchObject({
      cause: { code: 'UND_ERR_CONNECT_TIMEOUT' },
    })
  })

  test('until the answer begins', async () => {
    target.answer = () => {}
    const gate = target.gate({ hosts: ['127.0.0.1'], timeouts })
    await expect(gate.fetch(`http://127.0.0.1:${target.port}/`)).rejects.toMatchObject({
      cause: { code: 'UND_ERR_HEADERS_TIMEOUT' },
    })
  })

  test('while it goes on', async () => {
    target.answer = (_, response) => response.write('half')
    const gate = target.gate({ hosts: ['127.0.0.1'], timeouts })
    const response = await gate.fetch(`http://127.0.0.1:${target.port}/`)
    await expect(response.text()).rejects.toMatchObject({ cause: { code: 'UND_ERR_BODY_TIMEOUT' } })
  })

  test("and the caller's signal ends it", async () => {
    target.answer = () => {}
    const caller = new AbortController()
    const pending = target.gate({ hosts: ['127.0.0.1'] }).fetch(`http://127.0.0.1:${target.port}/`, {
      signal: caller.signal,
    })
    await once(target.server, 'request')
    caller.abort()
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' })
  })
})

test('a name that does not resolve', async () => {
  const failure = new Error('ENOTFOUND')
  const gate = target.gate({ resolve: () => Promise.reject(failure) })
  await expect(gate.check('http://nowhere.example/')).rejects.toMatchObject({
    message: 'nowhere.example could not be resolved.',
    cause: failure,
  })
  await expect(gate.fetch('http://nowhere.example/')).rejects.toMatchObject({ cause: failure })
})

test('a name without an address', async () => {
  const gate = target.gate({ resolve: async () => [], hosts: ['exempt.example'] })
  await expect(gate.check('http://empty.example/')).rejects.toEqual(refusal('could not be resolved'))
  for (const host of ['empty.example', 'exempt.example'])
    await expect(gate.fetch(`http://${host}/`)).rejects.toMatchObject({ message: 'fetch failed' })
})

test('a refused connection is the failure that fetch reports', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const free = (closed.address() as AddressInfo).port
  closed.close()
  await once(closed, 'close')
  await expect(
    target.gate({ hosts: [`127.0.0.1:${free}`] }).fetch(`http://127.0.0.1:${free}/`),
  ).rejects.toMatchObject({
    cause: { code: 'ECONNREFUSED' },
  })
})
