import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { ANSWER_TIMEOUT, statusError, transportError } from '../../../src/backends/upstream/upstream-error.ts'
import { connect, failure, post, serveBytes, serveHttp } from './serve.ts'

const about = { name: 'gpu', secrets: ['sk-0123456789', 'k'] }

const answered = async (status: number, content = '', headers: Record<string, string> = {}) => {
  const { url } = await serveHttp(response => {
    response.writeHead(status, headers)
    response.end(content)
  })
  return statusError(await post(await connect(url)), about, 'Qwen/Qwen3')
}

test('a status tells the client what it can do about it', async () => {
  const names = {
    400: 'ValidationException',
    413: 'ValidationException',
    422: 'ValidationException',
    401: 'ModelErrorException',
    402: 'ModelErrorException',
    403: 'ModelErrorException',
    404: 'ModelErrorException',
    301: 'ModelErrorException',
    408: 'ModelTimeoutException',
    504: 'ModelTimeoutException',
    429: 'ThrottlingException',
    500: 'InternalServerException',
    501: 'InternalServerException',
    502: 'ServiceUnavailableException',
    503: 'ServiceUnavailableException',
    529: 'ServiceUnavailableException',
  }
  for (const [status, name] of Object.entries(names)) expect((await answered(Number(status))).name).toBe(name)
})

test('a refused request is told in the words of the model', async () => {
  const { message } = await answered(400, '{"error":{"message":"context is 8192 tokens"}}')
  expect(message).toBe('The model returned the following errors: context is 8192 tokens')
  expect((await answered(422)).message).toMatch(/^The model returned the following errors: \w/)
})

test('the members that the service models are there', async () => {
  expect((await answered(404, 'no such model')).members).toEqual({
    originalStatusCode: 404,
    resourceName: 'Qwen/Qwen3',
  })
})

test('the hint of a throttled call says how long to wait', async () => {
  expect((await answered(429, '', { 'retry-after': '7' })).hint).toContain('Retry-After: 7')
})

test('secrets that the upstream repeats are not shown', async () => {
  const leaking = '{"error":{"message":"Incorrect API key provided: sk-0123456789. k"}}'
  const { hint: refused, message } = await answered(401, leaking)
  expect(`${refused}${message}`).not.toContain('sk-0123456789')
  expect(refused).toContain('backends.gpu.apiKey')
  expect((await answered(500, leaking)).hint).toContain('Incorrect API key provided: [secret]. k')
})

test('an error whose body does not end is told all the same', async () => {
  const { url } = await serveHttp(response => {
    response.writeHead(503)
    response.write('busy')
  })
  const error = await statusError(await post(await connect(url)), about, 'm')
  expect(error.name).toBe('ServiceUnavailableException')
})

test('a server that is not there, or is no HTTP server', async () => {
  const closed = createServer()
  await new Promise<void>(resolve => closed.listen(0, '127.0.0.1', resolve))
  const { port } = closed.address() as { port: number }
  await new Promise(resolve => closed.close(resolve))
  expect(await failure(post(await connect(`http://127.0.0.1:${port}`)))).toMatchObject({
    name: 'ServiceUnavailableException',
    hint: expect.stringContaining('nothing listens'),
  })
  expect(await failure(post(await connect('http://host.invalid')))).toMatchObject({
    name: 'ServiceUnavailableException',
  })
  const garbage = await serveBytes(socket => socket.end('SSH-2.0-OpenSSH\r\n\r\n'))
  expect(await failure(post(await connect(garbage.url)))).toMatchObject({ name: 'ModelErrorException' })
  const reset = await serveBytes(socket => socket.resetAndDestroy())
  expect(await failure(post(await connect(reset.url)))).toMatchObject({ name: 'ServiceUnavailableException' })
  const silent = await serveBytes(socket => socket.end())
  expect(await failure(post(await connect(silent.url)))).toMatchObject({
    name: 'ServiceUnavailableException',
  })
  const plain = await serveBytes(socket => socket.end('no TLS'))
  expect(await failure(post(await connect(plain.url.replace('http:', 'https:'))))).toMatchObject({
    name: 'ServiceUnavailableException',
  })
})

test('heads without end are not read', async () => {
  const { url } = await serveBytes(socket => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(200_000)}`))
  expect(await failure(post(await connect(url)))).toMatchObject({ name: 'ModelErrorException' })
})

test('an error of several addresses is that of the first', () => {
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  expect(transportError(new AggregateError([refused]), about).hint).toContain('nothing listens')
  expect(transportError(Object.assign(new Error(''), { code: ANSWER_TIMEOUT }), about).hint).toContain(
    'answerTimeoutMs',
  )
  expect(transportError('odd', about).name).toBe('ServiceUnavailableException')
})
