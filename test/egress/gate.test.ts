import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EgressGate } from '../../src/egress/gate.ts'
import { type EgressTarget, refusal, resolver, startEgressTarget } from '../support/egress-target.ts'

let target: EgressTarget
beforeEach(async () => {
  target = await startEgressTarget()
})
afterEach(() => target.close())

/** Both doors must refuse, and nothing may have been called. */
const expectRefused = async (gate: EgressGate, url: string, error: unknown) => {
  await expect(gate.fetch(url)).rejects.toEqual(error)
  await expect(gate.check(url)).rejects.toEqual(error)
  expect(target.requests).toEqual([])
}

describe('a private address', () => {
  test('is refused, with the setting that allows it', async () => {
    await expectRefused(
      target.gate(),
      `http://127.0.0.1:${target.port}/`,
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
      target.gate(),
      `http://${host}:${target.port}/`,
      refusal('may not be called: its address is private'),
    )
  })

  test('is refused behind a name', async () => {
    const { resolve } = resolver('127.0.0.1')
    await expectRefused(
      target.gate({ resolve }),
      `http://internal.example:${target.port}/`,
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
      target.gate({ resolve }),
      `http://mixed.example:${target.port}/`,
      refusal('its address is private'),
    )
  })

  test.each(['localhost', 'LOCALHOST', 'localhost.'])(
    'is refused as %s by the resolver of the system',
    async host => {
      await expectRefused(
        target.gate(),
        `http://${host}:${target.port}/`,
        refusal('may not be called: its address is private'),
      )
    },
  )

  test('is called where private ranges are allowed', async () => {
    const gate = target.gate({ privateRanges: 'allow' })
    await gate.check(`http://127.0.0.1:${target.port}/`)
    const response = await gate.fetch(`http://127.0.0.1:${target.port}/path`)
    expect(await response.text()).toBe('hello')
    expect(target.requests).toEqual([{ url: '/path', host: `127.0.0.1:${target.port}` }])
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
    target.gate({ privateRanges: 'allow' }),
    `http://${host}/latest/meta-data/`,
    refusal('its address is reserved', /^Add "[^"]+" to egress\.hosts\.$/),
  )
})

describe('an exception in egress.hosts', () => {
  test.each(['127.0.0.1', '127.1', '0x7f000001'])('%s allows the address, however written', async entry => {
    const gate = target.gate({ hosts: [entry] })
    for (const host of ['127.0.0.1', '2130706433']) {
      await gate.check(`http://${host}:${target.port}/`)
      expect((await gate.fetch(`http://${host}:${target.port}/`)).status).toBe(200)
    }
  })

  test('a name is resolved, and not judged by its address', async () => {
    const { resolve, asked } = resolver('127.0.0.1')
    const gate = target.gate({ hosts: ['Models.Internal'], resolve })
    const url = `http://models.internal:${target.port}/`
    await gate.check(url)
    expect(await (await gate.fetch(url)).text()).toBe('hello')
    expect(asked).toEqual(['models.internal'])
    expect(target.requests[0]?.host).toBe(`models.internal:${target.port}`)
  })

  test('with a port allows that port, and no other', async () => {
    const gate = target.gate({ hosts: [`127.0.0.1:${target.port}`], ports: [80, 443] })
    expect((await gate.fetch(`http://127.0.0.1:${target.port}/`)).status).toBe(200)
    await expect(gate.fetch('http://127.0.0.1/')).rejects.toEqual(refusal('its address is private'))
    await expect(gate.check(`http://127.0.0.1:${target.port + 1}/`)).rejects.toEqual(refusal('Port'))
  })

  test('without a port leaves the ports as they are', async () => {
    const gate = target.gate({ hosts: ['127.0.0.1'], ports: [80, 443] })
    await expectRefused(gate, `http://127.0.0.1:${target.port}/`, refusal(`Port ${target.port} of 127.0.0.1`))
  })

  test.each(['::1', '[::1]', '[0:0::1]:8080'])('%s is an address too', async entry => {
    const gate = target.gate({ hosts: [entry], ports: [80, 8080] })
    await expect(gate.check('http://[::1]:8080/')).resolves.toBeUndefined()
    await expect(gate.check('http://[::2]:8080/')).rejects.toEqual(refusal('reserved'))
  })

  test('does not open what its name ends with', async () => {
    const { resolve } = resolver('127.0.0.1')
    const gate = target.gate({ hosts: ['internal.example'], resolve })
    await expectRefused(
      gate,
      `http://evil-internal.example:${target.port}/`,
      refusal('its address is private'),
    )
    await expectRefused(gate, `http://a.internal.example:${target.port}/`, refusal('its address is private'))
  })
})

describe('a resolver that changes its mind', () => {
  test('after the check: the connection is checked again', async () => {
    const { resolve, asked } = resolver('93.184.215.14', '127.0.0.1')
    const gate = target.gate({ resolve })
    const url = `http://rebind.example:${target.port}/`
    await gate.check(url)
    await expect(gate.fetch(url)).rejects.toEqual(refusal('its address is private'))
    expect(asked).toEqual(['rebind.example', 'rebind.example'])
    expect(target.requests).toEqual([])
  })

  test('within a call: the name is resolved once, and the socket gets what was checked', async () => {
    const { resolve, asked } = resolver('127.0.0.1', '169.254.169.254')
    const gate = target.gate({ privateRanges: 'allow', resolve })
    const response = await gate.fetch(`http://rebind.example:${target.port}/`)
    expect(await response.text()).toBe('hello')
    expect(asked).toEqual(['rebind.example'])
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
    await expectRefused(target.gate({ ports: [80, 443] }), url, refusal(message))
  })
})

test('the dispatcher checks what others call through it', async () => {
  const { resolve } = resolver('127.0.0.1')
  const { dispatcher } = target.gate({ resolve })
  for (const host of ['127.0.0.1', 'private.example'])
    await expect(request(`http://${host}:${target.port}/`, { dispatcher })).rejects.toEqual(
      refusal('its address is private'),
    )
  expect(target.requests).toEqual([])
})
