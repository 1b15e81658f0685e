import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Listening, listenLocally } from '../support/listen-locally.ts'
import { failure, runFunctions } from '../support/run-functions.ts'

let server: Listening
let answer: (response: ServerResponse, request: IncomingMessage) => unknown
const received: IncomingMessage[] = []
let closed = 0
beforeAll(async () => {
  server = await listenLocally(
    createServer((request, response) => {
      received.push(request)
      response.on('close', () => {
        closed += 1
      })
      answer(response, request)
    }),
  )
})
afterEach(() => {
  received.length = 0
  closed = 0
})
afterAll(() => server.close())

const httpFunction = (more: object = {}) =>
  runFunctions(
    { it: { type: 'http', url: `${server.url}/orders?x=1`, ...more } },
    { hosts: [`127.0.0.1:${server.port}`] },
  )

test('the event is the body of a POST, with the headers of the settings', async () => {
  answer = async (response, request) => response.end(JSON.stringify({ got: await json(request) }))
  const { invoke } = await httpFunction({ headers: { 'X-Key': 'k' } })
  expect(await invoke('it', { a: 'ü' })).toEqual({ got: { a: 'ü' } })
  const [request] = received
  expect(request).toMatchObject({ method: 'POST', url: '/orders?x=1' })
  expect(request?.headers).toMatchObject({ 'content-type': 'application/json', 'x-key': 'k' })
})

test('a server of this machine is refused unless the settings allow it', async () => {
  const { invoke, lines } = await runFunctions({
    it: { type: 'http', url: `http://localhost:${server.port}` },
    near: { type: 'http', url: 'http://127.0.0.1/' },
    cloud: { type: 'http', url: 'http://169.254.169.254/latest' },
  })
  await expect(invoke('it')).rejects.toEqual(
    failure(
      'unreachable',
      `The function it could not be called: Port ${server.port} of localhost may not be called.`,
    ),
  )
  expect(JSON.stringify(lines.at(-1))).toContain('egress.hosts')
  await expect(invoke('near')).rejects.toEqual(failure('unreachable', /its address is private\.$/))
  await expect(invoke('cloud')).rejects.toEqual(failure('unreachable', /its address is reserved\.$/))
  expect(received).toEqual([])
})

test('a redirect is not followed', async () => {
  answer = response => response.writeHead(302, { location: `${server.url}/elsewhere` }).end()
  const { invoke } = await httpFunction()
  await expect(invoke('it')).rejects.toEqual(failure('unreachable', /answered a redirect \(302\)/))
  expect(received).toHaveLength(1)
})

test('an error is that of the function, whose words are in the log alone', async () => {
  answer = response => response.writeHead(500).end('secret')
  const { invoke, lines } = await httpFunction({ replyBytes: 1 })
  await expect(invoke('it')).rejects.toEqual(failure('threw', 'The function it threw an error.'))
  expect(JSON.stringify(lines.at(-1))).toContain('status 500: secret')
})

test('a lost connection is not tried again, before the head and after', async () => {
  const lost = failure('ended', /the connection to its server was lost/)
  const { invoke } = await httpFunction()
  answer = response => response.end('1')
  expect(await invoke('it')).toBe(1)
  answer = response => response.destroy()
  await expect(invoke('it')).rejects.toEqual(lost)
  answer = response => {
    response.writeHead(200, { 'content-length': '100' }).write('{"a":')
    setImmediate(() => response.destroy())
  }
  await expect(invoke('it')).rejects.toEqual(lost)
  expect(received).toHaveLength(3)
})

test('a server that is not there', async () => {
  const gone = await listenLocally(createServer())
  await gone.close()
  const { invoke } = await runFunctions(
    { it: { type: 'http', url: gone.url } },
    { hosts: [`127.0.0.1:${gone.port}`] },
  )
  await expect(invoke('it')).rejects.toEqual(
    failure(
      'unreachable',
      'The function it could not be called: there is no connection to its server (ECONNREFUSED).',
    ),
  )
})

test('one that is slow, or drips, is left at its time', async () => {
  const { invoke } = await httpFunction({ timeoutSeconds: 2 })
  const late = failure('timeout', 'The function it did not answer within 2 seconds.')
  answer = () => undefined
  await expect(invoke('it')).rejects.toEqual(late)
  answer = response => response.writeHead(200).write('[1')
  await expect(invoke('it')).rejects.toEqual(late)
  await vi.waitFor(() => expect(closed).toBe(2), 10_000)
})

test('whoever gives up closes the connection', async () => {
  const { invoke } = await httpFunction()
  const controller = new AbortController()
  answer = () => controller.abort(new Error('gone'))
  await expect(invoke('it', {}, controller.signal)).rejects.toThrow('gone')
  await vi.waitFor(() => expect(closed).toBe(1), 10_000)
})

test('a reply without an end is left where it is too large', async () => {
  answer = response => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    }
    response.on('drain', more)
    more()
  }
  const { invoke } = await httpFunction({ replyBytes: 200_000 })
  await expect(invoke('it')).rejects.toEqual(
    failure('too large', 'The function it answered more than 200000 bytes.'),
  )
  await vi.waitFor(() => expect(closed).toBe(1), 10_000)
})

test('what is no JSON', async () => {
  const { invoke } = await httpFunction()
  const none = failure('not JSON', 'The function it answered no JSON.')
  answer = response => response.end('<html>')
  await expect(invoke('it')).rejects.toEqual(none)
  answer = response => response.end(Buffer.from([0x22, 0xff, 0x22]))
  await expect(invoke('it')).rejects.toEqual(none)
  answer = response => response.writeHead(204).end()
  await expect(invoke('it')).rejects.toEqual(failure('not JSON', 'The function it answered nothing.'))
})
