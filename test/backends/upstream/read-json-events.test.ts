import { expect, test } from 'vitest'
import { readJsonEvents } from '../../../src/backends/upstream/read-json-events.ts'
import { connect, failure, post, serveHttp, until } from './serve.ts'

const streaming = async (content: string, type = 'text/event-stream; charset=utf-8') => {
  const served = await serveHttp(response => {
    response.writeHead(200, { 'content-type': type })
    response.write(content)
    setTimeout(() => response.end(), 10)
  })
  return { answer: await post(await connect(served.url)), ...served }
}

const read = async (content: string, type?: string): Promise<unknown[]> => {
  const values: unknown[] = []
  for await (const batch of readJsonEvents((await streaming(content, type)).answer, 10_000))
    values.push(...batch)
  return values
}

test('reads values up to the end marker, or to the end', async () => {
  expect(await read('data: {"n":1}\n\ndata: {"n":2}\n\ndata: [DONE]\n\ndata: {"n":3}\n\n')).toEqual([
    { n: 1 },
    { n: 2 },
  ])
  expect(await read('data: {"n":1}\n\n')).toEqual([{ n: 1 }])
})

test('what is not JSON ends the stream and the connection', async () => {
  const { answer, closed } = await streaming('data: nothing\n\n')
  await expect(readJsonEvents(answer, 10_000).next()).rejects.toMatchObject({ name: 'ModelErrorException' })
  await until(() => closed() > 0)
  for (const content of ['data: {"n":\n\n', 'data: {"n":'])
    expect(await failure(read(content))).toMatchObject({ name: 'ModelErrorException' })
})

test('an error in the place of a stream is told, and another type is refused', async () => {
  expect(await failure(read('{"error":{"message":"no memory"}}', 'application/json'))).toMatchObject({
    name: 'ModelStreamErrorException',
    hint: expect.stringContaining('no memory'),
  })
  expect(await failure(read('{"choices":[]}', 'application/json'))).toMatchObject({
    name: 'ModelErrorException',
  })
  expect(await failure(read('<html>', 'text/html'))).toMatchObject({
    hint: expect.stringContaining('text/html'),
  })
})
