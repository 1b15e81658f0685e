import { expect, test } from 'vitest'
import { contentType, readJson, readWhole } from '../../../src/backends/upstream/read-json.ts'
import { connect, failure, post, serveHttp, until } from './serve.ts'

const answering = async (content: string | Buffer, headers: Record<string, string> = {}) => {
  const { url, closed } = await serveHttp(response => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers })
    response.end(content)
  })
  return { answer: await post(await connect(url)), closed }
}

test('reads a whole answer', async () => {
  const { answer } = await answering('{"text":"é🙂"}')
  expect(await readJson(answer, 1_000)).toEqual({ text: 'é🙂' })
})

test('garbage, half a JSON, a page and nothing at all are no answers', async () => {
  for (const content of [Buffer.from([0xff, 0, 1]), '{"choices":[', '<html>', '']) {
    const { answer } = await answering(content, { 'content-type': 'text/html; charset=utf-8' })
    const error = await failure(readJson(answer, 1_000))
    expect(error).toMatchObject({ name: 'ModelErrorException' })
    expect(error).toMatchObject({ hint: expect.stringMatching(/is empty|content type text\/html/) })
  }
})

test('one that is too long is refused before it is read, or while it is', async () => {
  const announced = await answering('x'.repeat(2_000), { 'content-length': '2000' })
  await expect(readJson(announced.answer, 1_000)).rejects.toMatchObject({ name: 'ModelErrorException' })
  await until(() => announced.closed() > 0)
  const { url, closed } = await serveHttp(response => {
    const timer = setInterval(() => response.write('x'.repeat(1_000)), 1)
    response.once('close', () => clearInterval(timer))
  })
  const { body } = await post(await connect(url))
  await expect(readWhole(body, 5_000)).rejects.toMatchObject({ hint: expect.stringContaining('answerBytes') })
  await until(() => closed() > 0)
})

test('a content type without its parameters', () => {
  expect(contentType({ 'content-type': 'Text/Event-Stream; charset=utf-8' })).toBe('text/event-stream')
  expect(contentType({})).toBe('')
})
