import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEgressGate, type EgressGate, type EgressOptions } from '../../src/egress/gate.ts'

let server: Server
let port: number
let requests: { url: string | undefined; host: string | undefined }[]
let answer: RequestListener
const gates: EgressGate[] = []

beforeEach(async () => {
  requests = []
  answer = (_, response) => response.end('hello')
  server = createServer((incoming, response) => {
    requests.push({ url: incoming.url, host: incoming.headers.host })
    answer(incoming, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

afterEach(async () => {
  await Promise.all(gates.splice(0).map(gate => gate.close()))
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const gateOf = (options: Partial<EgressOptions> = {}): EgressGate => {
  const gate = createEgressGate({ privateRanges: 'deny', hosts: [], ports: [80, 443, port], ...options })
  gates.push(gate)
  return gate
}

/** Answers with each address in turn, and counts. */
const resolver = (...addresses: string[]) => {
  const asked: string[] = []
  const resolve = async (hostname: string) => {
    const address = addresses[Math.min(asked.push(hostname), addresses.length) - 1] ?? ''
    return [{ address, family: address.includes(':') ? 6 : 4 }]
  }
  return { asked, resolve }
}

const refusal = (message: string | RegExp, hint: string | RegExp = '') =>
  expect.objectContaining({
    name: 'ValidationException',
    status: 400,
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  })

/** Both doors must refuse, and nothing may have been called. */
const expectRefused = async (gate: EgressGate, url: string, error: unknown) => {
  await expect(gate.fetch(url)).rejects.toEqual(error)
  await expect(gate.check(url)).rejects.toEqual(error)
  expect(requests).toEqual([])
}

describe('a private address', () => {
  test('is refused, with the setting that allows it', async () => {
    await expectRefused(
      gateOf(),
      `http://127.0.0.1:${port}/`,
      refusal(
        '127.0.0.1 may not be called: its address is private.',
        'Add "127.0.0.1" to egress.hosts, or set egress.privateRanges',
      ),
    )
  })

  test.each([
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '127.1',
    '127.0.1',
    '127.0.0.1.',
    '１２７.０.０.１',
    '%31%32%37.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:0:0:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ])('is refused when written %s', async host => {
    await expectRefused(
      gateOf(),
      `http://${host}:${port}/`,
      refusal('may not be called: its address is private'),
    )
  })

  test('is refused behind a name', async () => {
    const { resolve } = resolver('127.0.0.1')
    await expectRefused(
      gateOf({ resolve }),
      `http://internal.example:${port}/`,
      refusal(
        /^internal\.example may not be called: its address is private\.$/,
        'Add "internal.example" to egress.hosts',
      ),
    )
  })

  test('is refused when a name has it beside a public one', async () => {
    const resolve = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    await expectRefused(
      gateOf({ resolve }),
      `http://mixed.example:${port}/`,
      refusal('its address is private'),
    )
  })

  test.each(['localhost', 'LOCALHOST', 'localhost.'])(
    'is refused as %s by the resolver of the system',
    async host => {
      await expectRefused(
        gateOf(),
        `http://${host}:${port}/`,
        refusal('may not be called: its address is private'),
      )
    },
  )

  test('is called where private ranges are allowed', async () => {
    const gate = gateOf({ privateRanges: 'allow' })
    await gate.check(`http://127.0.0.1:${port}/`)
    const response = await gate.fetch(`http://127.0.0.1:${port}/path`)
    expect(await response.text()).toBe('hello')
    expect(requests).toEqual([{ url: '/path', host: `127.0.0.1:${port}` }])
  })
})

test.each([
  '169.254.169.254',
  '[fd00:ec2::254]',
  '0.0.0.0',
  '[::]',
  '[::ffff:169.254.169.254]',
  '255.255.255.255',
])('the reserved address %s is refused even where private ranges are allowed', async host => {
  await expectRefused(
    gateOf({ privateRanges: 'allow' }),
    `http://${host}/latest/meta-data/`,
    refusal('its address is reserved', /^Add "[^"]+" to egress\.hosts\.$/),
  )
})

describe('an exception in egress.hosts', () => {
  test.each(['127.0.0.1', '127.1', '0x7f000001'])('%s allows the address, however written', async entry => {
    const gate = gateOf({ hosts: [entry] })
    for (const host of ['127.0.0.1', '2130706433']) {
      await gate.check(`http://${host}:${port}/`)
      expect((await gate.fetch(`http://${host}:${port}/`)).status).toBe(200)
    }
  })

  test('a name is resolved, and not judged by its address', async () => {
    const { resolve, asked } = resolver('127.0.0.1')
    const gate = gateOf({ hosts: ['Models.Internal'], resolve })
    const url = `http://models.internal:${port}/`
    await gate.check(url)
    expect(await (await gate.fetch(url)).text()).toBe('hello')
    expect(asked).toEqual(['models.internal'])
    expect(requests[0]?.host).toBe(`models.internal:${port}`)
  })

  test('with a port allows that port, and no other', async () => {
    const gate = gateOf({ hosts: [`127.0.0.1:${port}`], ports: [80, 443] })
    expect((await gate.fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
    await expect(gate.fetch('http://127.0.0.1/')).rejects.toEqual(refusal('its address is private'))
    await expect(gate.check(`http://127.0.0.1:${port + 1}/`)).rejects.toEqual(refusal('Port'))
  })

  test('without a port leaves the ports as they are', async () => {
    const gate = gateOf({ hosts: ['127.0.0.1'], ports: [80, 443] })
    await expectRefused(gate, `http://127.0.0.1:${port}/`, refusal(`Port ${port} of 127.0.0.1`))
  })

  test.each(['::1', '[::1]', '[0:0::1]:8080'])('%s is an address too', async entry => {
    const gate = gateOf({ hosts: [entry], ports: [80, 8080] })
    await expect(gate.check('http://[::1]:8080/')).resolves.toBeUndefined()
    await expect(gate.check('http://[::2]:8080/')).rejects.toEqual(refusal('reserved'))
  })

  test('does not open what its name ends with', async () => {
    const { resolve } = resolver('127.0.0.1')
    const gate = gateOf({ hosts: ['internal.example'], resolve })
    await expectRefused(gate, `http://evil-internal.example:${port}/`, refusal('its address is private'))
    await expectRefused(gate, `http://a.internal.example:${port}/`, refusal('its address is private'))
  })
})

describe('a resolver that changes its mind', () => {
  test('after the check: the connection is checked again', async () => {
    const { resolve, asked } = resolver('93.184.215.14', '127.0.0.1')
    const gate = gateOf({ resolve })
    const url = `http://rebind.example:${port}/`
    await gate.check(url)
    await expect(gate.fetch(url)).rejects.toEqual(refusal('its address is private'))
    expect(asked).toEqual(['rebind.example', 'rebind.example'])
    expect(requests).toEqual([])
  })

  test('within a call: the name is resolved once, and the socket gets what was checked', async () => {
    const { resolve, asked } = resolver('127.0.0.1', '169.254.169.254')
    const gate = gateOf({ privateRanges: 'allow', resolve })
    const response = await gate.fetch(`http://rebind.example:${port}/`)
    expect(await response.text()).toBe('hello')
    expect(asked).toEqual(['rebind.example'])
  })
})

describe('a redirect', () => {
  const redirectTo = (location: string): void => {
    answer = ({ url }, response) => {
      if (url === '/') response.writeHead(302, { location }).end()
      else response.end('secret')
    }
  }

  test('is an answer', async () => {
    redirectTo('/secret')
    const response = await gateOf({ hosts: ['127.0.0.1'] }).fetch(`http://127.0.0.1:${port}/`)
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('/secret')
    expect(requests.map(({ url }) => url)).toEqual(['/'])
  })

  test('is followed on request, where the next hop may be called', async () => {
    redirectTo('/next')
    const gate = gateOf({ hosts: ['127.0.0.1'] })
    const response = await gate.fetch(`http://127.0.0.1:${port}/`, { redirect: 'follow' })
    expect(await response.text()).toBe('secret')
  })

  test.each([
    ['a private address', () => `http://127.0.0.2:${port}/secret`, 'its address is private'],
    [
      'a name with a private address',
      () => `http://private.example:${port}/secret`,
      'its address is private',
    ],
    ['metadata', () => 'http://169.254.169.254/latest/meta-data/', 'its address is reserved'],
    ['another port', () => 'http://public.example:8022/', 'Port 8022 of public.example'],
  ])('to %s is refused', async (_, location, message) => {
    redirectTo(location())
    const resolve = async (hostname: string) => [
      { address: hostname === 'public.example' ? '93.184.215.14' : '127.0.0.1', family: 4 },
    ]
    const gate = gateOf({ hosts: ['start.example'], resolve })
    await expect(gate.fetch(`http://start.example:${port}/`, { redirect: 'follow' })).rejects.toEqual(
      refusal(message),
    )
    expect(requests.map(({ url }) => url)).toEqual(['/'])
  })
})

describe('a URL', () => {
  test.each([
    ['ftp://example.com/', 'ftp: URLs may not be called'],
    ['file:///etc/passwd', 'file: URLs may not be called'],
    ['data:text/plain,hello', 'data: URLs may not be called'],
    ['gopher://127.0.0.1:70/', 'gopher: URLs may not be called'],
    ['http://user:pass@example.com/', 'A URL with credentials may not be called'],
    ['http://user@example.com/', 'A URL with credentials may not be called'],
    ['http://:pass@example.com/', 'A URL with credentials may not be called'],
    ['example.com', 'The URL is not valid'],
    ['http://', 'The URL is not valid'],
    ['http://256.256.256.256/', 'The URL is not valid'],
    ['http://example.com:22/', 'Port 22 of example.com may not be called'],
    ['https://example.com:80443/', 'The URL is not valid'],
  ])('%s is refused', async (url, message) => {
    await expectRefused(gateOf({ ports: [80, 443] }), url, refusal(message))
  })
})

test('the dispatcher checks what others call through it', async () => {
  const { resolve } = resolver('127.0.0.1')
  const { dispatcher } = gateOf({ resolve })
  for (const host of ['127.0.0.1', 'private.example'])
    await expect(request(`http://${host}:${port}/`, { dispatcher })).rejects.toEqual(
      refusal('its address is private'),
    )
  expect(requests).toEqual([])
})

describe('time is bounded', () => {
  const never = () => new Promise<never>(() => {})
  const timeouts = { connect: 50, headers: 50, body: 50 }

  test('while a name is resolved', async () => {
    const gate = gateOf({ resolve: never, timeouts })
    await expect(gate.check('http://slow.example/')).rejects.toEqual(
      refusal('slow.example could not be resolved'),
    )
    await expect(gate.fetch('http://slow.example/')).rejects.toMatchObject({
      cause: { code: 'UND_ERR_CONNECT_TIMEOUT' },
    })
  })

  test('until the answer begins', async () => {
    answer = () => {}
    const gate = gateOf({ hosts: ['127.0.0.1'], timeouts })
    await expect(gate.fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      cause: { code: 'UND_ERR_HEADERS_TIMEOUT' },
    })
  })

  test('while it goes on', async () => {
    answer = (_, response) => response.write('half')
    const gate = gateOf({ hosts: ['127.0.0.1'], timeouts })
    const response = await gate.fetch(`http://127.0.0.1:${port}/`)
    await expect(response.text()).rejects.toMatchObject({ cause: { code: 'UND_ERR_BODY_TIMEOUT' } })
  })

  test("and the caller's signal ends it", async () => {
    answer = () => {}
    const caller = new AbortController()
    const pending = gateOf({ hosts: ['127.0.0.1'] }).fetch(`http://127.0.0.1:${port}/`, {
      signal: caller.signal,
    })
    await once(server, 'request')
    caller.abort()
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' })
  })
})

test('a name that does not resolve', async () => {
  const failure = new Error('ENOTFOUND')
  const gate = gateOf({ resolve: () => Promise.reject(failure) })
  await expect(gate.check('http://nowhere.example/')).rejects.toMatchObject({
    message: 'nowhere.example could not be resolved.',
    cause: failure,
  })
  await expect(gate.fetch('http://nowhere.example/')).rejects.toMatchObject({ cause: failure })
})

test('a name without an address', async () => {
  const gate = gateOf({ resolve: async () => [], hosts: ['exempt.example'] })
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
    gateOf({ hosts: [`127.0.0.1:${free}`] }).fetch(`http://127.0.0.1:${free}/`),
  ).rejects.toMatchObject({
    cause: { code: 'ECONNREFUSED' },
  })
})
