import { expect, test } from 'vitest'
import { call } from '../call.ts'
import { failure, serveHttp } from '../upstream/serve.ts'
import { create } from './create.ts'
import { serveOpenai } from './serve-openai.ts'

const modelId = 'amazon.titan-embed-text-v2:0'
const texts = ['one', 'two', 'three', 'four', 'five']

const answering = async (body: unknown) => {
  const { url } = await serveHttp(response => response.end(JSON.stringify(body)))
  return create(url)
}

test('vectors come in the order of the texts, however many calls they take', async () => {
  const { url, received } = await serveOpenai()
  const [whole, cut] = [await create(url), await create(url, { embedBatch: 2, model: 'bge' })]
  const request = { modelId, texts, dimensions: 256 }
  const expected = await whole.embed?.(request, call())
  const answer = await cut.embed?.(request, call())
  expect(answer?.embeddings).toEqual(expected?.embeddings)
  expect(answer?.embeddings[0]).toHaveLength(256)
  expect(answer?.inputTokens).toBe(expected?.inputTokens)
  expect(received.map(({ json }) => [json.model, (json.input as string[]).length])).toEqual([
    [modelId, 5],
    ['bge', 2],
    ['bge', 2],
    ['bge', 1],
  ])
})

test('numbers are as good as base64, and vectors are made unit vectors', async () => {
  const vector = Buffer.from(new Float32Array([0, 5]).buffer).toString('base64')
  const backend = await answering({
    data: [
      { index: 0, embedding: [3, 4] },
      { index: 1, embedding: vector },
    ],
  })
  const answer = await backend.embed?.({ modelId, texts: ['a', 'b'] }, call())
  expect(answer?.embeddings.map(each => Array.from(each, value => Number(value.toFixed(3))))).toEqual([
    [0.6, 0.8],
    [0, 1],
  ])
  expect(answer?.inputTokens).toBeGreaterThan(0)
})

test('anything but a vector for each text is no answer', async () => {
  for (const body of [
    {},
    [],
    { data: [] },
    { data: [{ index: 1, embedding: [1] }] },
    { data: [{ index: 0, embedding: 'AAA=' }] },
    { data: [{ index: 0, embedding: [0, 0] }] },
    { error: { message: 'no memory' } },
  ]) {
    const backend = await answering(body)
    const error = await failure(Promise.resolve(backend.embed?.({ modelId, texts: ['a'] }, call())))
    expect(error).toMatchObject({ name: 'ModelErrorException' })
  }
  const short = await answering({ data: [{ index: 0, embedding: [3, 4] }] })
  await expect(short.embed?.({ modelId, texts: ['a'], dimensions: 256 }, call())).rejects.toMatchObject({
    hint: expect.stringContaining('256'),
  })
})

test('images are refused', async () => {
  const backend = await answering({})
  const images = [Buffer.from('png')]
  await expect(backend.embed?.({ modelId, texts: [], images }, call())).rejects.toMatchObject({
    name: 'ValidationException',
  })
})
